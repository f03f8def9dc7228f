package discordtest

import (
	"maps"
	"math/rand/v2"
	"slices"
	"time"
)

// Chaos says how much goes wrong. With the same Seed the same things go wrong
// in the same order, though with a real network not at the same moments.
type Chaos struct {
	Seed      uint64
	Pace      time.Duration // mean time between two troubles; 0: 1 s
	Callbacks bool          // also answers to interactions meet 429, 5xx, resets and delays
	Without   []string      // troubles that do not happen, by their names
}

// trouble is one thing that goes wrong on a connection. After one that ends
// the connection no other befalls it, so that no session ends while the bot
// is away: what it misses is always there at a RESUME.
type trouble struct {
	ends bool
	do   func(s *Server, c *Conn, r *rand.Rand)
}

func step(f func(r *rand.Rand) Step) func(*Server, *Conn, *rand.Rand) {
	return func(_ *Server, c *Conn, r *rand.Rand) { f(r)(c) }
}

// troubles are by name; "reset and silence" alone takes long to get over, 10 s.
func troubles() map[string]trouble {
	odd := oddTexts()
	pick := func(r *rand.Rand) string { return odd[r.IntN(len(odd))] }
	codes := []int{1001, 4000, 4001, 4002, 4005, 4007, 4008, 4009}
	return map[string]trouble{
		"reset":             {true, step(func(*rand.Rand) Step { return Reset() })},
		"op 7":              {true, step(func(*rand.Rand) Step { return AskReconnect() })},
		"op 9":              {true, func(s *Server, c *Conn, _ *rand.Rand) { s.invalidate(c) }},
		"op 9, resumable":   {true, step(func(*rand.Rand) Step { return Send(OpInvalidSession, true) })},
		"close":             {true, step(func(r *rand.Rand) Step { return CloseWith(codes[r.IntN(len(codes))]) })},
		"lost ACKs":         {true, step(func(*rand.Rand) Step { return DropACKs() })},
		"half open":         {true, step(func(*rand.Rand) Step { return Freeze() })},
		"broken wire":       {true, step(func(*rand.Rand) Step { return SendWire([]byte{0xff, 0xff, 0xff}) })},
		"cut frame":         {true, step(func(*rand.Rand) Step { return SendWire([]byte{0x81, 0x7e, 0xff}) })},
		"op 1":              {false, step(func(*rand.Rand) Step { return AskHeartbeat() })},
		"op 10":             {false, step(func(*rand.Rand) Step { return Hello(0) })},
		"op 11":             {false, step(func(*rand.Rand) Step { return ACK() })},
		"odd frame":         {false, step(func(r *rand.Rand) Step { return SendRaw(pick(r)) })},
		"odd binary":        {false, step(func(r *rand.Rand) Step { return SendBinary([]byte(pick(r))) })},
		"fragments":         {false, step(func(*rand.Rand) Step { return SendFragments(`{"op":11}`, 2) })},
		"reset and refused": {true, func(s *Server, c *Conn, _ *rand.Rand) { s.Answer(RouteWebsocket, Answer{Status: 503}); c.Reset() }},
		"reset and silence": {true, func(s *Server, c *Conn, _ *rand.Rand) { s.Script(Hello(0), AwaitLogin(), Freeze()); c.Reset() }},
		"reset and again":   {true, func(s *Server, c *Conn, _ *rand.Rand) { s.Script(Hello(0), Login(), Reset()); c.Reset() }},
		"reset and rewind":  {true, func(s *Server, c *Conn, r *rand.Rand) { s.Rewind(1 + r.IntN(50)); c.Reset() }},
		"no discovery":      {false, func(s *Server, _ *Conn, _ *rand.Rand) { s.Answer(RouteGatewayBot, Answer{Status: 500}) }},
	}
}

// callbackTroubles befall the answer to an interaction.
func callbackTroubles() []Answer {
	return []Answer{TooMany(100 * time.Millisecond), {Status: 502}, {Reset: true}, {Delay: 500 * time.Millisecond}}
}

// Chaos lets one thing after another go wrong until it is stopped, and then
// says what did how often. Nothing of it forbids the bot to come back.
func (s *Server) Chaos(chaos Chaos) (stop func() map[string]int) {
	done, count := make(chan struct{}), make(chan map[string]int, 1)
	s.serving.Go(func() { count <- s.wreak(chaos, done) })
	return func() map[string]int {
		close(done)
		return <-count
	}
}

func (s *Server) wreak(chaos Chaos, done <-chan struct{}) map[string]int {
	r := rand.New(rand.NewPCG(chaos.Seed, 0))
	pace := or(chaos.Pace, time.Second)
	all := troubles()
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(all)), func(name string) bool { return slices.Contains(chaos.Without, name) })
	count, spoilt := map[string]int{}, map[*Conn]bool{}
	for {
		select {
		case <-time.After(time.Duration(2 * r.Float64() * float64(pace))):
		case <-done:
			return count
		case <-s.ctx.Done():
			return count
		}
		if chaos.Callbacks && r.IntN(4) == 0 {
			answers := callbackTroubles()
			s.Answer(RouteCallback, answers[r.IntN(len(answers))])
			count["callback"]++
		}
		name := names[r.IntN(len(names))]
		if c := s.anyLive(r, spoilt); c != nil {
			spoilt[c] = all[name].ends
			all[name].do(s, c, r)
			count[name]++
		}
	}
}

// anyLive is a connection on which a shard is logged in and nothing has gone
// badly wrong yet; nil if there is none.
func (s *Server) anyLive(r *rand.Rand, spoilt map[*Conn]bool) *Conn {
	s.mu.Lock()
	defer s.mu.Unlock()
	var live []*Conn
	for _, shard := range slices.Sorted(maps.Keys(s.current)) {
		if c := s.current[shard].conn; c != nil && !spoilt[c] {
			live = append(live, c)
		}
	}
	if len(live) == 0 {
		return nil
	}
	return live[r.IntN(len(live))]
}

// invalidate ends a connection's session and says so.
func (s *Server) invalidate(c *Conn) {
	s.drop(func(x *session) bool { return x.conn == c })
	c.Send(OpInvalidSession, false)
}
