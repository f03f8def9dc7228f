package serve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/netip"
	"os"
	"strings"
	"syscall"
)

// unixScheme begins an address that is a socket in the file system.
const unixScheme = "unix:"

// listen listens on host:port, or on unix:/path.
func listen(address string) (net.Listener, error) {
	path, isSocket := strings.CutPrefix(address, unixScheme)
	if !isSocket {
		l, err := net.Listen("tcp", address)
		if err != nil {
			return nil, fmt.Errorf("listening: %w", err)
		}
		return l, nil
	}
	removeStale(path)
	l, err := net.Listen("unix", path)
	if err != nil {
		return nil, fmt.Errorf("listening: %w", err)
	}
	// Like a port on loopback it is open to every user of the machine; the
	// permissions of its folder can say otherwise.
	if err := os.Chmod(path, 0o666); err != nil {
		return nil, errors.Join(fmt.Errorf("opening the socket to others: %w", err), l.Close())
	}
	return l, nil
}

// removeStale removes a socket that a process left behind when it was killed.
func removeStale(path string) {
	info, err := os.Lstat(path)
	if err != nil || info.Mode().Type() != fs.ModeSocket {
		return
	}
	c, err := net.Dial("unix", path)
	if err == nil {
		c.Close()
	}
	if errors.Is(err, syscall.ECONNREFUSED) {
		_ = os.Remove(path) // listening on it says why where this fails
	}
}

// Dial connects to a server of this machine that listens on an address.
func Dial(ctx context.Context, address string) (net.Conn, error) {
	var d net.Dialer
	if path, isSocket := strings.CutPrefix(address, unixScheme); isSocket {
		return d.DialContext(ctx, "unix", path)
	}
	return d.DialContext(ctx, "tcp", nearest(address))
}

// nearest is where to reach a server that listens on address: on loopback if
// it listens everywhere.
func nearest(address string) string {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return address
	}
	ip, err := netip.ParseAddr(host)
	switch {
	case host == "", err == nil && ip.IsUnspecified() && ip.Is4():
		host = "127.0.0.1"
	case err == nil && ip.IsUnspecified():
		host = "::1"
	}
	return net.JoinHostPort(host, port)
}
