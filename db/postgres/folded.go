package postgres

import (
	"context"

	"opale/checkin"
	"opale/checkin/journal"
)

// chunk is how many bytes of the journal a follower reads at a time.
const chunk = 4 << 20

// follower folds the journal in memory, for this process alone.
type follower struct {
	memory *journal.Memory
	bell   chan struct{}
}

// Folded is the state folded from the journal. The first call reads all of it;
// from then on it follows, soon after the database came to hold more, until the
// store is closed. It is only to be read.
func (s *Store) Folded(ctx context.Context) (*journal.Memory, error) {
	s.folding.Lock()
	defer s.folding.Unlock()
	if s.folded != nil {
		return s.folded.memory, nil
	}
	event, err := s.Event()
	if err != nil {
		return nil, err
	}
	f := &follower{memory: journal.NewMemory(event, s.now), bell: s.news.bell()}
	f.memory.Know(s.secret)
	if err := s.fold(ctx, f.memory); err != nil {
		return nil, err
	}
	s.folded = f
	s.news.watch()
	s.news.done.Go(func() {
		for {
			select {
			case <-s.news.ctx.Done():
				return
			case <-f.bell:
				_ = s.fold(s.news.ctx, f.memory) // the next news, or the next poll, goes on
			}
		}
	})
	return f.memory, nil
}

// fold takes into a memory what it lacks.
func (s *Store) fold(ctx context.Context, memory *journal.Memory) error {
	for more := true; more; {
		have, err := memory.Have()
		if err != nil {
			return err
		}
		var strands []journal.Strand
		if strands, more, err = s.Some(have, chunk); err != nil {
			return err
		}
		if len(strands) == 0 {
			break
		}
		if _, err := memory.Take(ctx, strands); err != nil {
			return err
		}
		if now, err := memory.Have(); err != nil || now.Equal(have) {
			return checkin.Errorf(checkin.CodeDamaged, "fold journal", "%s", strands[0].Stream)
		}
	}
	return s.complete(ctx, memory)
}

// complete fills what a memory took in before its personal part had come.
func (s *Store) complete(ctx context.Context, memory *journal.Memory) error {
	wants, err := memory.Wants()
	if err != nil || len(wants) == 0 {
		return err
	}
	strands, err := s.Give(wants)
	if err != nil || len(strands) == 0 {
		return err
	}
	_, err = memory.Take(ctx, strands)
	return err
}
