package hub

import (
	"context"
	"slices"
	"sync"
	"testing"
	"time"

	"opale/checkin/journal"
)

// following is a desk that says when something came.
type following struct {
	*laptop
	came chan struct{}
}

func (f *following) Apply(ctx context.Context, strands []journal.Strand) (journal.Receipt, error) {
	receipt, err := f.laptop.Apply(ctx, strands)
	if receipt.Fresh > 0 {
		ring(f.came)
	}
	return receipt, err
}

// BenchmarkDeskToDesk is how long it takes from a commit at one desk until the
// entry is at another, through a hub, over TLS on this machine and with stores
// in memory.
func BenchmarkDeskToDesk(b *testing.B) {
	h := openHouse(b, nil)
	from, to := h.desk(b, "Calais 1"), &following{h.desk(b, "Calais 2"), make(chan struct{}, 1)}
	news := make(chan struct{}, 1)
	ctx, cancel := context.WithCancel(b.Context())
	var running sync.WaitGroup
	running.Go(func() { _ = (&Sync{Hub: from.Client, Replica: from, News: news}).Run(ctx) })
	running.Go(func() { _ = (&Sync{Hub: to.Client, Replica: to}).Run(ctx) })
	took := make([]time.Duration, 0, b.N)
	for b.Loop() {
		from.register(b, 1)
		began := time.Now()
		ring(news)
		for beyond(vectorOf(b, from), vectorOf(b, to)) > 0 {
			<-to.came
		}
		took = append(took, time.Since(began))
	}
	cancel()
	running.Wait()
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
}

// BenchmarkExchangeOfEquals is what a desk without news costs the hub.
func BenchmarkExchangeOfEquals(b *testing.B) {
	h := openHouse(b, nil)
	desk := h.desk(b, "Calais 1")
	desk.register(b, 100)
	desk.exchange(b)
	for b.Loop() {
		desk.exchange(b)
	}
}
