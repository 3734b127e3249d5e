package postgres_test

import (
	"context"
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"opale/checkin/hub/hubtest"
	"opale/db/postgres"
	"opale/db/postgres/pgtest"
	"opale/db/seal"
)

// What eight desks send at once, taken in, verified, sealed and durable, beside bare
// inserts of the same rows by as many connections, one statement a table and one
// transaction an exchange; and beside the same left open. They take turns, each on a
// new database; the claim is the ratio of their rates.
func BenchmarkIngest(b *testing.B) {
	for _, n := range []int{1, 10, 100} {
		b.Run(fmt.Sprint(n, " entries an exchange"), func(b *testing.B) {
			traffic := hubtest.NewTraffic(b, 8, max(400/n, 40), n)
			var applying, open, inserting took
			for range b.N {
				url := pgtest.Database(b)
				applying.add(timeIngest(b, url, traffic, sealing))
				b.StopTimer()
				inserting.add(readBare(b, url, traffic).time(b, pgtest.Database(b)))
				open.add(timeIngest(b, pgtest.Database(b), traffic, nil))
				b.StartTimer()
			}
			entries := float64(traffic.Entries() * b.N)
			b.ReportMetric(entries/applying.wall.Seconds(), "applied/s")
			b.ReportMetric(entries/inserting.wall.Seconds(), "inserted/s")
			b.ReportMetric(inserting.wall.Seconds()/applying.wall.Seconds(), "ratio")
			b.ReportMetric(open.wall.Seconds()/applying.wall.Seconds(), "of-open")
			exchanges := float64(len(traffic) * len(traffic[0]) * b.N)
			b.ReportMetric(float64(applying.cpu.Microseconds())/exchanges, "applied-cpu-µs/exchange")
			b.ReportMetric(float64(inserting.cpu.Microseconds())/exchanges, "inserted-cpu-µs/exchange")
			b.ReportMetric(inserting.cpu.Seconds()/applying.cpu.Seconds(), "cpu-ratio")
			b.ReportMetric(open.cpu.Seconds()/applying.cpu.Seconds(), "cpu-of-open")
		})
	}
}

// took is by the clock, and of the processors: see [spent].
type took struct{ wall, cpu time.Duration }

func (t *took) add(more took) {
	t.wall += more.wall
	t.cpu += more.cpu
}

// measure tells what fn takes.
func measure(b *testing.B, url string, fn func() error) took {
	b.Helper()
	runtime.GC()
	before, began := spent(b, url), time.Now()
	if err := fn(); err != nil {
		b.Fatal(err)
	}
	wall := time.Since(began)
	return took{wall, spent(b, url) - before}
}

func timeIngest(b *testing.B, url string, traffic hubtest.Traffic, key *seal.Key) took {
	b.Helper()
	b.StopTimer()
	store := openAs(b, url, postgres.Options{Secret: hubtest.Secret, Seal: key})
	defer store.Close()
	defer b.StartTimer()
	return measure(b, url, func() error {
		b.StartTimer()
		defer b.StopTimer()
		return traffic.Ingest(store)
	})
}

// bare is the rows of each exchange, as arrays.
type bare struct {
	traffic hubtest.Traffic
	rows    [][]bareRows
}

type bareRows struct {
	stream                      [16]byte
	seq                         []int64
	bytes, hash, salt, personal [][]byte
	streams                     [][16]byte
	headHash, headSig, headKey  []byte
	device                      [16]byte
	desk                        string
	last, tick                  int64
}

// readBare reads what the exchanges became.
func readBare(b *testing.B, url string, traffic hubtest.Traffic) *bare {
	b.Helper()
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		b.Fatal(err)
	}
	defer conn.Close(ctx)
	all := &bare{traffic: traffic, rows: make([][]bareRows, len(traffic))}
	for d, desk := range traffic {
		for _, strands := range desk {
			s := &strands[0]
			r := bareRows{stream: s.Stream, last: int64(s.Last())}
			err := conn.QueryRow(ctx, `SELECT hash, sig, key, device, desk, tick FROM stream WHERE id = $1`, r.stream).
				Scan(&r.headHash, &r.headSig, &r.headKey, &r.device, &r.desk, &r.tick)
			if err != nil {
				b.Fatal(err)
			}
			found, err := conn.Query(ctx, `SELECT seq, bytes, hash, salt, personal FROM entry WHERE stream = $1 AND seq BETWEEN $2 AND $3 ORDER BY seq`, r.stream, s.First, s.Last())
			if err != nil {
				b.Fatal(err)
			}
			for found.Next() {
				var seq int64
				var bytes, hash, salt, personal []byte
				if err := found.Scan(&seq, &bytes, &hash, &salt, &personal); err != nil {
					b.Fatal(err)
				}
				r.streams, r.seq, r.bytes, r.hash = append(r.streams, r.stream), append(r.seq, seq), append(r.bytes, bytes), append(r.hash, hash)
				r.salt, r.personal = append(r.salt, salt), append(r.personal, personal)
			}
			if found.Close(); found.Err() != nil || len(r.seq) != len(s.Entries) {
				b.Fatal(len(r.seq), found.Err())
			}
			all.rows[d] = append(all.rows[d], r)
		}
	}
	return all
}

// time is how long it takes to insert the rows into an empty database.
func (all *bare) time(b *testing.B, url string) took {
	b.Helper()
	ctx := context.Background()
	open(b, url, postgres.Options{}).Close()
	pool, err := pgxpool.New(ctx, url+"&pool_max_conns=8")
	if err != nil {
		b.Fatal(err)
	}
	defer pool.Close()
	return measure(b, url, func() error {
		return all.traffic.Send(func(desk, x int) error {
			return pgx.BeginFunc(ctx, pool, all.rows[desk][x].insert(ctx))
		})
	})
}

func (r *bareRows) insert(ctx context.Context) func(pgx.Tx) error {
	return func(tx pgx.Tx) error {
		var batch pgx.Batch
		batch.Queue(`INSERT INTO entry (stream, seq, bytes, hash, salt, personal) SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::bytea[], $4::bytea[], $5::bytea[], $6::bytea[])`,
			r.streams, r.seq, r.bytes, r.hash, r.salt, r.personal)
		batch.Queue(`
			INSERT INTO stream (id, seq, hash, sig, tick, device, key, desk) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
			ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, sig = excluded.sig, tick = excluded.tick`,
			r.stream, r.last, r.headHash, r.headSig, r.tick, r.device, r.headKey, r.desk)
		return tx.SendBatch(ctx, &batch).Close()
	}
}
