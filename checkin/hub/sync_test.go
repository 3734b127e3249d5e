package hub

import (
	"context"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

// played is a hub that answers as a test says.
type played struct {
	mu      sync.Mutex
	calls   []time.Time // when it was asked to exchange
	failing error
	news    chan struct{}
}

func newPlayed() *played { return &played{news: make(chan struct{}, 1)} }

func (p *played) Exchange(_ context.Context, r journal.Replica) (Exchanged, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.calls = append(p.calls, time.Now())
	if p.failing != nil {
		return Exchanged{}, p.failing
	}
	have, err := r.Have()
	if err != nil {
		return Exchanged{}, err
	}
	return Exchanged{Sent: 1, Have: have}, r.Heard(journal.Peer{Have: have})
}

func (p *played) Wait(ctx context.Context) (bool, error) {
	p.mu.Lock()
	failing := p.failing
	p.mu.Unlock()
	if failing != nil {
		return false, failing
	}
	select {
	case <-p.news:
		return true, nil
	case <-time.After(waitFor):
		return false, nil
	case <-ctx.Done():
		return false, ctx.Err()
	}
}

func (p *played) fail(err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.failing = err
}

func (p *played) asked() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.calls)
}

// synced runs a test around a Sync that runs, in a time of its own.
func synced(t *testing.T, test func(t *testing.T, s *Sync, p *played, m *Memory)) {
	synctest.Test(t, func(t *testing.T) {
		m, p := NewMemory(event(), nil), newPlayed()
		s := &Sync{Hub: p, Replica: m, News: m.Changed()}
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() { ended <- s.Run(ctx) }()
		synctest.Wait()
		test(t, s, p, m)
		cancel()
		<-ended
	})
}

func write(t *testing.T, m *Memory) {
	t.Helper()
	if err := m.Append(t.Context(), checkin.Actor{Desk: "Calais 1"}, checkin.Fact{Kind: checkin.KindNoted}); err != nil {
		t.Fatal(err)
	}
}

var offline = checkin.Errorf(checkin.CodeOffline, "reach hub", "10.0.0.5:7474")

func TestNewsOnEitherSideIsExchangedAtOnce(t *testing.T) {
	synced(t, func(t *testing.T, s *Sync, p *played, m *Memory) {
		if p.asked() != 1 {
			t.Fatalf("%d exchanges at the start", p.asked())
		}
		began := time.Now()
		write(t, m)
		synctest.Wait()
		p.news <- struct{}{}
		synctest.Wait()
		if p.asked() != 3 || time.Since(began) != 0 {
			t.Errorf("%d exchanges after %v", p.asked(), time.Since(began))
		}
		if got := s.State(); got.Trouble != "" || !got.Synced.Equal(began) || got.Sent != 3 || got.OnlyHere != 0 {
			t.Errorf("the state is %+v", got)
		}
	})
}

func TestWhatTheHubGaveIsNoNews(t *testing.T) {
	synced(t, func(t *testing.T, s *Sync, p *played, m *Memory) {
		ring(m.changed)
		synctest.Wait()
		if p.asked() != 1 {
			t.Errorf("%d exchanges", p.asked())
		}
	})
}

func TestSilenceIsAgreement(t *testing.T) {
	synced(t, func(t *testing.T, s *Sync, p *played, _ *Memory) {
		time.Sleep(10 * waitFor)
		synctest.Wait()
		if p.asked() != 1 || time.Since(s.State().Synced) > waitFor {
			t.Errorf("%d exchanges, and agreed %v ago", p.asked(), time.Since(s.State().Synced))
		}
	})
}

func TestAHubThatCannotBeReachedIsLeftInPeace(t *testing.T) {
	synced(t, func(t *testing.T, s *Sync, p *played, m *Memory) {
		synced := s.State().Synced
		time.Sleep(time.Second)
		p.fail(offline)
		write(t, m)
		synctest.Wait()
		failed := time.Now()
		write(t, m)
		time.Sleep(time.Hour)
		synctest.Wait()
		state := s.State()
		if state.Trouble != checkin.CodeOffline || state.Detail != "10.0.0.5:7474" || !state.Failing.Equal(failed) || !state.Synced.Equal(synced) {
			t.Errorf("the state is %+v", state)
		}
		if state.OnlyHere != 3 {
			t.Errorf("%d entries are only here, want the opening and two", state.OnlyHere)
		}
		if n := p.asked(); n < 100 || n > 600 {
			t.Errorf("asked %d times in an hour", n)
		}
		p.mu.Lock()
		pauses := make([]time.Duration, 0, len(p.calls))
		for i := range p.calls[1:] {
			pauses = append(pauses, p.calls[i+1].Sub(p.calls[i]))
		}
		p.mu.Unlock()
		if longest := slices.Max(pauses[1:]); longest > lastPause {
			t.Errorf("nobody asked for %v", longest)
		}
		p.fail(nil)
		time.Sleep(lastPause)
		synctest.Wait()
		if state := s.State(); state.Trouble != "" || !state.Failing.IsZero() || state.OnlyHere != 0 {
			t.Errorf("afterwards the state is %+v", state)
		}
	})
}

func TestPeopleNeedNotWaitForTheNextTry(t *testing.T) {
	synced(t, func(t *testing.T, s *Sync, p *played, m *Memory) {
		p.fail(offline)
		write(t, m)
		time.Sleep(10 * time.Minute)
		synctest.Wait()
		p.fail(nil)
		before := p.asked()
		s.Try()
		synctest.Wait()
		if p.asked() != before+1 || s.State().Trouble != "" {
			t.Errorf("asked %d times, and the state is %+v", p.asked()-before, s.State())
		}
	})
}

func TestARevokedDeviceStops(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m, p := NewMemory(event(), nil), newPlayed()
		p.fail(checkin.Errorf(checkin.CodeRevoked, "exchange", ""))
		var told []State
		s := &Sync{Hub: p, Replica: m, News: m.Changed(), Tell: func(s State) { told = append(told, s) }}
		wantCode(t, s.Run(t.Context()), checkin.CodeRevoked)
		if p.asked() != 1 || len(told) != 1 || told[0].Trouble != checkin.CodeRevoked {
			t.Errorf("asked %d times and told %+v", p.asked(), told)
		}
	})
}

func TestPausesGrowAndAreNeverTheSame(t *testing.T) {
	for failures := 1; failures < 100; failures++ {
		whole := min(lastPause, firstPause<<min(failures-1, 10))
		seen := map[time.Duration]bool{}
		for range 20 {
			p := pause(failures)
			if p < whole/2 || p > whole {
				t.Fatalf("after %d failures: %v", failures, p)
			}
			seen[p] = true
		}
		if len(seen) < 2 {
			t.Errorf("after %d failures always %v", failures, p0(seen))
		}
	}
}

func p0(seen map[time.Duration]bool) (d time.Duration) {
	for d = range seen {
		break
	}
	return d
}
