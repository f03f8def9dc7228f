// Package serve runs the HTTP servers of a process: one for each address, with
// time limits for slow clients and a cap on connections, until a context ends;
// then the answers that are on their way are finished. It also has the routes
// for health, metrics and profiles. It knows nothing of Discord.
package serve
