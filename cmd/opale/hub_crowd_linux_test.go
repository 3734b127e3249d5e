package main

import (
	"context"
	"crypto/ed25519"
	"crypto/tls"
	"fmt"
	"io"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/checkin/journal"
)

const (
	crowd       = 1000
	crowdMemory = 200 << 20 // bytes
)

// TestAThousandDesksWaitInLittleMemory has a real hub keep a thousand
// connections waiting, wakes them all, and reads how much memory that took.
func TestAThousandDesksWaitInLittleMemory(t *testing.T) {
	f := newFleet(t)
	f.codes = f.codes[:10]
	f.address = freeAddress(t)
	relay := f.post("hub")
	relay.prepare()
	serving := relay.serve(f.address)
	before := memoryOf(t, serving, "VmRSS")
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	client := newCrowd(ctx, t, relay)
	var woken atomic.Int64
	var all sync.WaitGroup
	for range crowd {
		all.Go(func() {
			for {
				switch news, err := client.Wait(ctx); {
				case err != nil:
					t.Error(err)
					return
				case news:
					woken.Add(1)
					return
				}
			}
		})
	}
	awaitCrowd(ctx, t, f.address)
	waiting := memoryOf(t, serving, "VmRSS")
	relay.run("check-in", f.codes[0], "--session", "calais-j1", "--force", "essai")
	all.Wait()
	most := memoryOf(t, serving, "VmHWM")
	t.Logf("%d MB alone, %d MB with %d desks that wait, %d MB at most", before>>20, waiting>>20, crowd, most>>20)
	if most > crowdMemory {
		t.Errorf("%d MB for %d desks", most>>20, crowd)
	}
	if woken.Load() != crowd {
		t.Errorf("%d of %d were woken", woken.Load(), crowd)
	}
}

// newCrowd joins as one desk, whose connections then are a crowd's: to the hub
// it is the same.
func newCrowd(ctx context.Context, t *testing.T, relay *post) *hub.Client {
	t.Helper()
	var invitation inviteFact
	relay.fact(&invitation, "hub", "invite", "--venue", "calais", "--desk", "Calais 1")
	link, err := hub.ParseLink(invitation.Link)
	if err != nil {
		t.Fatal(err)
	}
	_, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	m, _, err := hub.Join(ctx, link, key, hub.Options{})
	if err != nil {
		t.Fatal(err)
	}
	// All keep their connections; that it is the right hub was seen when joining.
	client := hub.NewClient(m, key, hub.Options{Transport: &http.Transport{MaxIdleConnsPerHost: crowd, TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}})
	t.Cleanup(client.Close)
	if _, err := client.Exchange(ctx, journal.NewMemory(checkin.Fabriques(2026), nil)); err != nil {
		t.Fatal(err)
	}
	return client
}

var waitersLine = regexp.MustCompile(`(?m)^opale_hub_waiters (\d+)$`)

// awaitCrowd returns when nearly all of them wait: now and then one asks anew.
func awaitCrowd(ctx context.Context, t *testing.T, address string) {
	t.Helper()
	web := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}}
	defer web.CloseIdleConnections()
	for tick := time.NewTicker(50 * time.Millisecond); ; {
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://"+address+"/metrics", nil)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := web.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		if found := waitersLine.FindSubmatch(text); found != nil {
			if waiting, err := strconv.Atoi(string(found[1])); err == nil && waiting >= crowd*99/100 {
				return
			}
		}
		<-tick.C
	}
}

// memoryOf reads one of the kernel's figures about a process, in bytes.
func memoryOf(t *testing.T, s *serving, figure string) int {
	t.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.cmd.Process.Pid))
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(figure + `:\s+(\d+) kB`).FindSubmatch(text)
	if found == nil {
		t.Fatalf("no %s in %s", figure, text)
	}
	kilobytes, err := strconv.Atoi(string(found[1]))
	if err != nil {
		t.Fatal(err)
	}
	return kilobytes << 10
}
