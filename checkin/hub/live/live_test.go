package live_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/checkin/hub/live"
	"opale/checkin/journal"
)

// opening is within the first session at Calais.
var opening = time.Date(2026, time.November, 28, 9, 0, 0, 0, time.UTC)

// rig is a page over a store in memory, under a clock and ticks of its own.
type rig struct {
	t      *testing.T
	now    time.Time
	store  *journal.Memory
	ticks  chan time.Time
	server *httptest.Server
	path   string
}

func newRig(t *testing.T) *rig {
	r := &rig{t: t, now: opening, ticks: make(chan time.Time)}
	r.store = journal.NewMemory(checkin.Fabriques(2026), func() time.Time { return r.now })
	desks := []hub.Device{
		{Desk: "Calais 1", Venue: "calais", Contact: hub.Contact{At: opening.Add(-2 * time.Minute), Unsent: 12}},
		{Desk: "Boulogne 1", Venue: "boulogne"},
		{Desk: "Volé", Venue: "calais", Revoked: opening},
	}
	page := live.New(live.Config{
		Source: r.store, Settings: r.store, Ticks: r.ticks,
		Members: func(context.Context) ([]hub.Device, error) { return desks, nil },
		Now:     func() time.Time { return opening.Add(time.Minute) },
	})
	var err error
	if r.path, err = live.Open(r.store); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { page.Run(ctx); close(done) }()
	r.server = httptest.NewServer(page)
	t.Cleanup(func() { stop(); <-done; r.server.Close() })
	return r
}

// arrive lets n invented people in at a session, each some minutes later.
func (r *rig) arrive(session checkin.SessionID, venue checkin.VenueID, n int, apart time.Duration) {
	r.t.Helper()
	actor := checkin.Actor{Desk: "Poste 1", Venue: venue, Operator: "Testine"}
	for i := range n {
		id := checkin.CodedID("fabriques-numeriques", string(session), fmt.Sprint(r.now.Unix(), i))
		err := r.store.Write(context.Background(), actor, func(tx checkin.Tx) error {
			_, err := tx.Append(checkin.Fact{Kind: checkin.KindRegistered, Subject: id, Personal: checkin.Personal{Fields: checkin.Fields{
				checkin.FieldLastName: "Testardini", checkin.FieldVenue: string(venue), checkin.FieldCode: fmt.Sprintf("SECRET-%s-%d", session, i),
			}}})
			if err == nil {
				_, err = tx.Append(checkin.Fact{Kind: checkin.KindArrived, Subject: id, Session: session})
			}
			return err
		})
		if err != nil {
			r.t.Fatal(err)
		}
		r.now = r.now.Add(apart)
	}
}

func (r *rig) get(path string) (int, string) {
	r.t.Helper()
	answer, err := http.Get(r.server.URL + path)
	if err != nil {
		r.t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return answer.StatusCode, string(text)
}

func TestThePageCountsAndNamesNobody(t *testing.T) {
	r := newRig(t)
	r.arrive("calais-j1", "calais", 3, time.Minute)
	for lang, want := range map[string][]string{
		"fr": {"samedi 28 novembre", "<strong>3</strong>", "attendus", "Calais 1", "il y a 3\u00a0minutes", "jamais", "Rien à vérifier", "Volé <strong>! exclu</strong>"},
		"en": {"Saturday 28 November", "<strong>3</strong>", "expected", "Calais 1", "3\u00a0minutes ago", "never", "Nothing to look at", "Volé <strong>! excluded</strong>"},
	} {
		status, text := r.get(r.path + "?lang=" + lang)
		if status != http.StatusOK {
			t.Fatalf("%s: %d", lang, status)
		}
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s: no %q in the page", lang, w)
			}
		}
		for _, w := range []string{"estardini", "SECRET", "Testine", "noted on another day", "un autre jour"} {
			if strings.Contains(text, w) {
				t.Errorf("%s: %q is in the page", lang, w)
			}
		}
	}
}

// Somebody noted for the day shown on the evening before has no hour on it: the
// figures count them, the chart says how many they are.
func TestTheChartDrawsTheDayAlone(t *testing.T) {
	r := newRig(t)
	r.now = opening.AddDate(0, 0, -5)
	r.arrive("calais-j1", "calais", 3, time.Minute)
	_, text := r.get(r.path)
	for _, want := range []string{"<strong>3</strong>", "dont 3 notées un autre jour"} {
		if !strings.Contains(text, want) {
			t.Errorf("of other days alone: no %q in the page", want)
		}
	}
	if strings.Contains(text, "<figure>") {
		t.Error("arrivals of other days are drawn")
	}
	r.now = opening.Add(-4 * time.Hour) // before the frame, on the day: at its edge
	r.arrive("calais-j1", "calais", 2, time.Second)
	_, text = r.get(r.path + "?lang=en")
	for _, want := range []string{"<strong>5</strong>", "2 arrivals, 2 in 5 minutes", `<rect x="0.1"`, "of which 3 noted on another day"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in the page:\n%s", want, text)
		}
	}
}

func TestOnlyTheLinkOpensIt(t *testing.T) {
	r := newRig(t)
	old := r.path
	for _, path := range []string{"/live/", "/live/wrong", strings.ToUpper(old), old + "/other", "/"} {
		if status, _ := r.get(path); status != http.StatusNotFound {
			t.Errorf("%s: %d", path, status)
		}
	}
	fresh, err := live.Open(r.store)
	if err != nil {
		t.Fatal(err)
	}
	if status, _ := r.get(old); status != http.StatusNotFound {
		t.Errorf("the link before: %d", status)
	}
	if status, _ := r.get(fresh); status != http.StatusOK {
		t.Errorf("the new link: %d", status)
	}
	if err := live.Close(r.store); err != nil {
		t.Fatal(err)
	}
	if status, _ := r.get(fresh); status != http.StatusNotFound {
		t.Errorf("a closed link: %d", status)
	}
}

func TestNewsComesToWhoeverWatches(t *testing.T) {
	r := newRig(t)
	answer, err := http.Get(r.server.URL + r.path + "/news")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	news := bufio.NewReader(answer.Body)
	r.ticks <- opening
	if text := event(t, news); !strings.Contains(text, "<strong>0</strong>") {
		t.Errorf("the first news: %s", text)
	}
	r.ticks <- opening // nothing new: nothing is sent, and the next is the arrival
	r.arrive("boulogne-j1", "boulogne", 1, time.Minute)
	r.ticks <- opening
	if text := event(t, news); !strings.Contains(text, "<strong>1</strong>") {
		t.Errorf("after an arrival: %s", text)
	}
	if err := live.Close(r.store); err != nil {
		t.Fatal(err)
	}
	r.ticks <- opening
	if text, err := news.ReadString('\n'); err != io.EOF {
		t.Errorf("after the link was closed: %q, %v", text, err)
	}
}

// event reads one server-sent event.
func event(t *testing.T, news *bufio.Reader) string {
	t.Helper()
	var text strings.Builder
	for {
		line, err := news.ReadString('\n')
		if err != nil {
			t.Fatal(err)
		}
		if line == "\n" {
			return text.String()
		}
		text.WriteString(strings.TrimPrefix(line, "data: "))
	}
}

// Who may come to every session is expected at each, and at all of them once.
func TestOfAListThatNamesNoPlaceNobodyIsExpected(t *testing.T) {
	for venue, expected := range map[checkin.VenueID]bool{"": false, "calais": true} {
		r := newRig(t)
		r.arrive("calais-j1", venue, 3, time.Minute)
		_, page := r.get(r.path)
		if !strings.Contains(page, "<strong>3</strong>") || strings.Contains(page, "attendus") != expected {
			t.Errorf("of venue %q, the page says\n%s", venue, page)
		}
	}
}
