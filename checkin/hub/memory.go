package hub

import (
	"context"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

// Memory is a hub's store that keeps everything in memory: for tests, and to
// say what the others must do. Nothing in it survives the process.
type Memory struct {
	*journal.Memory
	*memoryRegistry
	changed chan struct{}
}

var _ Store = (*Memory)(nil)

// NewMemory makes an empty store for an event. now may be nil for the
// machine's clock.
func NewMemory(event checkin.Event, now func() time.Time) *Memory {
	if now == nil {
		now = time.Now
	}
	return &Memory{
		Memory:         journal.NewMemory(event, now),
		memoryRegistry: newMemoryRegistry(now),
		changed:        make(chan struct{}, 1),
	}
}

// Write runs fn as the journal's own does, and says that there is news.
func (m *Memory) Write(ctx context.Context, actor checkin.Actor, fn func(checkin.Tx) error) error {
	if err := m.Memory.Write(ctx, actor, fn); err != nil {
		return err
	}
	ring(m.changed)
	return nil
}

// Apply takes strands in, and says that there is news.
func (m *Memory) Apply(ctx context.Context, strands []journal.Strand) (journal.Receipt, error) {
	receipt, err := m.Memory.Apply(ctx, strands)
	if receipt.Fresh > 0 {
		ring(m.changed)
	}
	return receipt, err
}

// Append writes facts of the hub's own.
func (m *Memory) Append(ctx context.Context, actor checkin.Actor, facts ...checkin.Fact) error {
	return m.Write(ctx, actor, func(tx checkin.Tx) error {
		for _, f := range facts {
			if _, err := tx.Append(f); err != nil {
				return err
			}
		}
		return nil
	})
}

// Changed receives after each Write and Apply that brought something.
func (m *Memory) Changed() <-chan struct{} { return m.changed }

// Ping always succeeds.
func (m *Memory) Ping(context.Context) error { return nil }

// ring leaves one signal in a channel of one place.
func ring(bell chan<- struct{}) {
	select {
	case bell <- struct{}{}:
	default:
	}
}
