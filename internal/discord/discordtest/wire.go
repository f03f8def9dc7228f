package discordtest

import (
	"encoding/binary"

	"github.com/gorilla/websocket"
)

// wireFrame is one websocket frame, as a server sends it: payload of a message
// or a part of it. Opcodes are those of RFC 6455: 0 continues a message, 1 is
// text, 2 binary, 8 close, 9 ping, 10 pong.
func wireFrame(final bool, opcode byte, payload []byte) []byte {
	head := []byte{opcode}
	if final {
		head[0] |= 0x80
	}
	switch n := len(payload); {
	case n < 126:
		head = append(head, byte(n))
	case n < 1<<16:
		head = binary.BigEndian.AppendUint16(append(head, 126), uint16(n))
	default:
		head = binary.BigEndian.AppendUint64(append(head, 127), uint64(n))
	}
	return append(head, payload...)
}

// sendWire puts bytes on the connection below the websocket protocol, which
// they may break.
func (c *Conn) sendWire(raw []byte) {
	c.enqueue(func() { c.ws.NetConn().Write(raw) })
}

// SendFragments sends one text message in fragments of some bytes, with a
// ping after each.
func (c *Conn) SendFragments(raw []byte, size int) {
	var wire []byte
	for at := 0; at == 0 || at < len(raw); at += size {
		opcode := byte(0)
		if at == 0 {
			opcode = websocket.TextMessage
		}
		end := min(at+size, len(raw))
		wire = append(wire, wireFrame(end == len(raw), opcode, raw[at:end])...)
		wire = append(wire, wireFrame(true, websocket.PingMessage, []byte("ping"))...)
	}
	c.sendWire(wire)
}

// Freeze makes the connection half open: from now on nothing that the bot
// sends is answered, nothing is sent, and nothing says so. How the bot ends
// it is still recorded.
func (c *Conn) Freeze() { c.frozen.Store(true) }

// Freeze makes the connection half open from here on.
func Freeze() Step {
	return func(c *Conn) error { c.Freeze(); return nil }
}

// SendFragments sends a text as a message in fragments.
func SendFragments(text string, size int) Step {
	return func(c *Conn) error { c.SendFragments([]byte(text), size); return nil }
}

// SendWire puts bytes on the connection below the websocket protocol.
func SendWire(raw []byte) Step {
	return func(c *Conn) error { c.sendWire(raw); return nil }
}
