// Package api is the client of Discord's REST API: it posts answers and
// messages, and registers the commands of the table, written only where they
// differ from what is there. It waits where Discord asks for it, is silent
// before Discord would ban the address, and its errors hold no token and no
// address.
package api
