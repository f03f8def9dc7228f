package gateway

import (
	"errors"
	"fmt"
	"net"
	"time"

	"github.com/gorilla/websocket"
)

var (
	errStopped   = errors.New("stopped")
	errZombie    = errors.New("no answer to the heartbeat")
	errNoHello   = errors.New("no hello")
	errBadHello  = errors.New("hello without a heartbeat interval")
	errNoReady   = errors.New("no answer to identify or resume")
	errSilent    = errors.New("nothing heard")
	errReconnect = errors.New("discord asked to reconnect")
	errInvalid   = errors.New("invalid session")
	errRetry     = errors.New("invalid session, may be resumed")
)

// ending is how a connection ended.
type ending struct {
	err        error         // for the log
	fatal      *FatalError   // not nil: never connect again
	forget     bool          // the session cannot be resumed
	invalid    bool          // by Invalid Session
	reached    bool          // there was a websocket
	identified bool          // an IDENTIFY was sent
	ready      time.Duration // how long it was READY or RESUMED; 0: never
}

// failed is the end of a connection that did not come about.
func failed(err error) ending {
	e := ending{err: err}
	errors.As(err, &e.fatal)
	return e
}

// judge turns the reader's error into an ending. What Discord wrote into a
// close frame stays out: it may be anything.
func (l *link) judge(err error) ending {
	l.causeMu.Lock()
	cause := l.cause
	l.causeMu.Unlock()
	var closed *websocket.CloseError
	var slow net.Error
	switch {
	case errors.As(err, &closed):
		end := ending{err: fmt.Errorf("closed by discord with code %d", closed.Code), forget: endsSession(closed.Code)}
		if fatalClose(closed.Code) {
			end.fatal = &FatalError{Code: closed.Code}
		}
		return end
	case cause != nil:
		return ending{err: cause}
	case errors.As(err, &slow) && slow.Timeout():
		return ending{err: l.silence()}
	case errors.Is(err, websocket.ErrReadLimit):
		// A resumed session would send the same frame again.
		return ending{err: err, forget: true}
	}
	return ending{err: err, forget: errors.Is(err, errInvalid), invalid: errors.Is(err, errInvalid) || errors.Is(err, errRetry)}
}

// silence names the stage in which nothing came.
func (l *link) silence() error {
	switch {
	case l.interval == 0:
		return errNoHello
	case l.readyAt.IsZero():
		return errNoReady
	}
	return errSilent
}
