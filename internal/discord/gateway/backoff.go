package gateway

import (
	"math"
	"time"
)

const (
	// A READY that lasted this long makes the waits half as long, and one
	// that lasted much longer makes them start from their shortest again.
	calmReady    = time.Second
	lastingReady = 30 * time.Second

	// resumeTries is how many connections in a row may fail to bring RESUMED
	// before the session is given up for a new one.
	resumeTries = 3

	// quickTries is how many connections in a row may be lost soon after
	// their READY and yet be resumed almost at once.
	quickTries = 5
	quickStep  = 200 * time.Millisecond

	// longestBackoff lets a bot be back within a minute of Discord.
	longestBackoff = 30 * time.Second

	// invalidTries is how many logins in a row may fail to bring a lasting
	// READY before the waits between them grow.
	invalidTries = 4

	// longestInvalid is more than a day's seconds by 900: even without end
	// Invalid Session alone does not use up the day's IDENTIFYs of one shard.
	longestInvalid = 2 * time.Minute
)

// record is how the last connections went, which decides how long to wait and
// where to connect.
type record struct {
	failures  int  // connections in a row without READY or RESUMED
	flaps     int  // connections in a row that were READY, but not for long
	logins    int  // IDENTIFYs and Invalid Sessions in a row without a lasting READY
	resumes   int  // RESUMEs in a row without RESUMED
	elsewhere bool // RESUME where discovery said, not where READY said
}

// judge takes an ending into account: it drops a session that is of no more
// use and says how long to wait.
func (s *shard) judge(end ending) time.Duration {
	if s.session != nil && s.record.elsewhere && end.ready > 0 {
		s.session.url = s.generic // it was let in there
	}
	s.record.note(end, s.session != nil)
	if end.forget || s.record.resumes >= resumeTries {
		s.session, s.record.resumes = nil, 0
	}
	return s.record.delay(end, s.session != nil, s.client.random())
}

// note counts. A connection that did not come about says nothing against its
// session: the network may be down, or the one server that READY named, so
// that the next try goes to the other address.
func (r *record) note(end ending, session bool) {
	switch {
	case end.ready >= lastingReady:
		r.flaps, r.logins = 0, 0
	case end.ready >= calmReady:
		r.flaps /= 2
	}
	switch {
	case end.ready > 0:
		r.flaps++
		r.failures, r.resumes = 0, 0
	case session && end.reached:
		r.failures++
		r.resumes++
	default:
		r.failures++
	}
	if end.invalid || end.identified {
		r.logins++
	}
	r.elsewhere = session && !end.reached && !r.elsewhere
}

// delay is short for a session that was lost while all was well: RESUME costs
// nothing, and users wait. Where the next step is an IDENTIFY it is long once
// several have come to nothing.
func (r *record) delay(end ending, session bool, random float64) time.Duration {
	wait := backoff(max(r.failures, r.flaps-quickTries, 1), random)
	switch {
	case end.invalid:
		return invalidBackoff(r.logins, random)
	case session && end.ready > 0 && r.flaps <= quickTries:
		return time.Duration((1 - random/2) * float64(r.flaps) * float64(quickStep))
	case !session && end.reached && r.logins > invalidTries:
		return max(wait, invalidBackoff(r.logins, random))
	}
	return wait
}

// backoff doubles from a second to half a minute; the jitter takes away up to
// half, so that many shards do not come back at once.
func backoff(failures int, random float64) time.Duration {
	seconds := min(math.Pow(2, float64(failures-1)), longestBackoff.Seconds())
	return time.Duration(seconds * (1 - random/2) * float64(time.Second))
}

// invalidBackoff is the 1 to 5 s that Discord asks for after Invalid Session,
// growing by half each time once there were several.
func invalidBackoff(logins int, random float64) time.Duration {
	seconds := (1 + 4*random) * math.Pow(1.5, float64(max(logins-invalidTries, 0)))
	return time.Duration(min(seconds, longestInvalid.Seconds()) * float64(time.Second))
}
