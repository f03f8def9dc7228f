package gateway

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"time"
)

// drainTime is how long handlers may go on after the stop. With it Run is
// back within 5 s: a connection needs at most writeTimeout and lingerTime, and
// a handler cutTime more.
const drainTime = 4 * time.Second

// Client runs the shards of this process. Make one with New; its methods may
// be called from any goroutine.
type Client struct {
	cfg    Config
	budget *budget
	random func() float64 // in [0,1); every jitter comes from it

	interactions, messages *pool
	recent                 *recent

	started atomic.Bool
	botID   atomic.Pointer[string]
	counts  counts

	planMu   sync.Mutex
	plan     plan
	planGood time.Time // until when it needs no asking again

	shardsMu sync.Mutex
	shards   []*shard
}

// New checks the configuration. It connects to nothing; its errors name the
// field that is wrong and never hold the token.
func New(cfg Config) (*Client, error) {
	cfg, err := cfg.withDefaults()
	if err != nil {
		return nil, err
	}
	return &Client{
		cfg: cfg, budget: newBudget(), random: rand.Float64, recent: newRecent(),
		interactions: newPool(cfg.Log, eventInteraction, interactionHandlers),
		messages:     newPool(cfg.Log, eventMessage, messageHandlers),
	}, nil
}

// Run finds the gateway and keeps every shard of this client connected. It
// returns nil within 5 s after ctx has ended, its sockets closed, or earlier
// with a *FatalError when Discord refuses the bot for good, or with another
// error when the shard ids do not fit the shard count that Discord gave. Run
// can be called once.
func (c *Client) Run(ctx context.Context) error {
	if !c.started.CompareAndSwap(false, true) {
		return errors.New("gateway: Run was called twice")
	}
	p, err := c.discoverUntil(ctx)
	if ctx.Err() != nil {
		return nil
	}
	if err != nil {
		return err
	}
	count := c.cfg.ShardCount
	if count == 0 {
		count = p.Shards
	}
	if err := c.cfg.checkShards(count); err != nil {
		return fmt.Errorf("shards of this process: %w", err)
	}
	c.planMu.Lock()
	c.plan, c.planGood = p, time.Now().Add(discoveryFresh)
	c.planMu.Unlock()
	c.budget.observe(p.Limit)
	return c.supervise(ctx, count)
}

// supervise runs the shards until the context ends or one is refused, and
// then waits for them and for the handlers.
func (c *Client) supervise(ctx context.Context, count int) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	shards := c.makeShards(count)
	var running sync.WaitGroup
	for _, s := range shards {
		// Joined here, so that the first IDENTIFYs go in the order of the ids.
		first := c.budget.join(s.id)
		running.Go(func() {
			if fatal := s.run(ctx, first); fatal != nil {
				stop(fatal)
			}
		})
	}
	<-ctx.Done()
	late, cancel := context.WithTimeout(context.Background(), drainTime)
	defer cancel()
	running.Wait()
	c.drain(late.Done())
	var fatal *FatalError
	if errors.As(context.Cause(ctx), &fatal) {
		return fatal
	}
	return nil
}

func (c *Client) makeShards(count int) []*shard {
	ids := c.cfg.ShardIDs
	if len(ids) == 0 {
		for id := range count {
			ids = append(ids, id)
		}
	}
	shards := make([]*shard, len(ids))
	for i, id := range ids {
		shards[i] = &shard{client: c, id: id, count: count, log: c.cfg.Log.With("shard", id)}
	}
	c.shardsMu.Lock()
	defer c.shardsMu.Unlock()
	c.shards = shards
	return shards
}

// drain waits for both pools beside each other: they share one time limit.
func (c *Client) drain(late <-chan struct{}) {
	var both sync.WaitGroup
	for _, p := range []*pool{c.interactions, c.messages} {
		both.Go(func() {
			if !p.drain(late) {
				c.cfg.Log.Warn("stopped before every handler had finished", "event", p.event)
			}
		})
	}
	both.Wait()
}

// The events that are handed on.
const (
	eventInteraction = "INTERACTION_CREATE"
	eventMessage     = "MESSAGE_CREATE"
)

// dispatch hands an event to its handler, if it has one and the event was not
// handed on before.
func (c *Client) dispatch(f frame) {
	var h Handler
	var p *pool
	switch f.Type {
	case eventInteraction:
		h, p = c.cfg.OnInteraction, c.interactions
	case eventMessage:
		h, p = c.cfg.OnMessage, c.messages
	}
	if h == nil || !isObject(f.Data) {
		return
	}
	if c.recent.repeated(f.Type, f.Data) {
		c.counts.repeated.Add(1)
		return
	}
	p.call(h, f.Data)
}
