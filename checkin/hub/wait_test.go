package hub

import (
	"context"
	"log/slog"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// watching is a store with its news, in a time of its own.
func watching(t *testing.T, test func(t *testing.T, n *news, m *Memory)) {
	synctest.Test(t, func(t *testing.T) {
		m := NewMemory(event(), nil)
		n := newNews(m)
		ctx, cancel := context.WithCancel(t.Context())
		var running sync.WaitGroup
		running.Go(func() { n.run(ctx, slog.New(slog.DiscardHandler)) })
		test(t, n, m)
		cancel()
		running.Wait()
	})
}

func TestAWaiterIsWokenByNews(t *testing.T) {
	watching(t, func(t *testing.T, n *news, m *Memory) {
		at := vectorOf(t, m).Digest()
		began := time.Now()
		woken := make(chan bool)
		go func() {
			_, changed, _ := n.other(t.Context(), t.Context(), at)
			woken <- changed
		}()
		time.Sleep(time.Second)
		write(t, m)
		if !<-woken || time.Since(began) > time.Second+gatherFor {
			t.Errorf("woken after %v", time.Since(began))
		}
	})
}

func TestAWaiterWhoKnowsLessIsAnsweredAtOnce(t *testing.T) {
	watching(t, func(t *testing.T, n *news, m *Memory) {
		began := time.Now()
		at := vectorOf(t, m).Digest()
		write(t, m)
		digest, changed, err := n.other(t.Context(), t.Context(), at)
		if err != nil || !changed || digest != vectorOf(t, m).Digest() || time.Since(began) > 0 {
			t.Errorf("changed %v after %v: %v", changed, time.Since(began), err)
		}
	})
}

func TestAWaiterIsLetGo(t *testing.T) {
	watching(t, func(t *testing.T, n *news, m *Memory) {
		at := vectorOf(t, m).Digest()
		began := time.Now()
		if _, changed, err := n.other(t.Context(), t.Context(), at); err != nil || changed || time.Since(began) != waitFor {
			t.Errorf("changed %v after %v: %v", changed, time.Since(began), err)
		}
		open, shut := context.WithCancel(t.Context())
		shut()
		if _, changed, err := n.other(t.Context(), open, at); err != nil || changed {
			t.Errorf("a hub that closes says changed %v: %v", changed, err)
		}
		if n.count() != 0 {
			t.Errorf("%d wait", n.count())
		}
	})
}

func TestMuchNewsWakesTenTimesASecond(t *testing.T) {
	watching(t, func(t *testing.T, n *news, m *Memory) {
		bell, stop := n.subscribe(), make(chan struct{})
		woken := 0
		var listening sync.WaitGroup
		listening.Go(func() {
			for {
				select {
				case <-bell:
					woken++
				case <-stop:
					return
				}
			}
		})
		for range 1000 {
			write(t, m)
			time.Sleep(time.Millisecond)
		}
		time.Sleep(gatherFor)
		synctest.Wait()
		close(stop)
		listening.Wait()
		if woken < 9 || woken > 11 {
			t.Errorf("a second of news woke %d times", woken)
		}
	})
}

func TestACrowdIsNotWokenAllAtOnce(t *testing.T) {
	watching(t, func(t *testing.T, n *news, m *Memory) {
		at := vectorOf(t, m).Digest()
		var mu sync.Mutex
		moments := map[time.Time]int{}
		var crowd sync.WaitGroup
		for range 1000 {
			crowd.Go(func() {
				_, _, _ = n.other(t.Context(), t.Context(), at)
				mu.Lock()
				defer mu.Unlock()
				moments[time.Now()]++
			})
		}
		synctest.Wait()
		began := time.Now()
		write(t, m)
		crowd.Wait()
		if took := time.Since(began); len(moments) < 100 || took > time.Second {
			t.Errorf("a thousand were woken in %d moments, the last after %v", len(moments), took)
		}
	})
}
