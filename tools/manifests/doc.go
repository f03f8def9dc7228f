// Package manifests checks the files in deploy/ against their formats, by the code
// of those who define them: Kubernetes' own types, Compose's loader, and the
// parser of Dockerfiles. It is a module of its own so that none of that is a
// dependency of the program.
package manifests
