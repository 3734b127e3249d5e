package handback

import (
	"crypto/ed25519"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"opale/checkin"
	"opale/checkin/disk"
	"opale/checkin/journal"
)

func stream(n int) checkin.StreamID { return checkin.StreamID{byte(n + 1)} }

func peer(n byte, have journal.Vector) journal.Peer {
	return journal.Peer{Device: checkin.DeviceID{n}, Desk: "Calais 1", Venue: "calais", Have: have, Heard: time.Unix(int64(n), 0)}
}

func TestOnlyWhatOthersSaidCounts(t *testing.T) {
	have := journal.Vector{stream(0): 5, stream(1): 3}
	whole := peer(1, journal.Vector{stream(0): 9, stream(1): 3})
	for _, tt := range []struct {
		name    string
		peers   []journal.Peer
		apart   []checkin.DeviceID
		missing int
	}{
		{"nobody", nil, nil, 8},
		{"somebody who has it all", []journal.Peer{whole}, nil, 0},
		{"two together", []journal.Peer{peer(1, journal.Vector{stream(0): 5}), peer(2, journal.Vector{stream(1): 3})}, nil, 0},
		{"one entry less", []journal.Peer{peer(1, journal.Vector{stream(0): 4, stream(1): 3})}, nil, 1},
		{"other streams", []journal.Peer{peer(1, journal.Vector{stream(7): 9})}, nil, 8},
		{"who was given back, lost or shut out", []journal.Peer{whole}, []checkin.DeviceID{{1}}, 8},
	} {
		p := Prove(have, tt.peers, tt.apart)
		if p.Missing != tt.missing || p.Entries != 8 || p.IsComplete() != (tt.missing == 0) {
			t.Errorf("%s: %+v", tt.name, p)
		}
	}
}

// What is proved is held: each entry, by one of those who are named.
func TestAProofNamesWhoHoldsEachEntry(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		vector := func() journal.Vector {
			v := journal.Vector{}
			for s := range 4 {
				if seq := rapid.IntRange(0, 3).Draw(t, "seq"); seq > 0 {
					v[stream(s)] = uint64(seq)
				}
			}
			return v
		}
		have := vector()
		var peers []journal.Peer
		for n := range rapid.IntRange(0, 4).Draw(t, "peers") {
			peers = append(peers, peer(byte(n+1), vector()))
		}
		p := Prove(have, peers, nil)
		missing := 0
		for s, seq := range have {
			for n := uint64(1); n <= seq; n++ {
				if !slices.ContainsFunc(p.Holders, func(h Holder) bool {
					return slices.ContainsFunc(peers, func(q journal.Peer) bool { return q.Device == h.Device && q.Have[s] >= n })
				}) {
					missing++
				}
			}
		}
		if missing != p.Missing {
			t.Fatalf("%d are missing, it says %d", missing, p.Missing)
		}
	})
}

func TestItsOwnLastWordIsNotMissed(t *testing.T) {
	have := journal.Vector{stream(0): 5, stream(1): 2, stream(2): 4}
	words := []journal.Return{
		{Device: checkin.DeviceID{1}, Entry: checkin.EntryID{Stream: stream(1), Seq: 2}},
		{Device: checkin.DeviceID{1}, Entry: checkin.EntryID{Stream: stream(2), Seq: 3}}, // it wrote again behind it
		{Device: checkin.DeviceID{2}, Entry: checkin.EntryID{Stream: stream(0), Seq: 5}}, // another's
	}
	if got := But(have, checkin.DeviceID{1}, words); !got.Equal(journal.Vector{stream(0): 5, stream(2): 4}) {
		t.Errorf("%v", got)
	}
	if len(have) != 3 {
		t.Error("the vector that was given has changed")
	}
}

func TestASlipIsAsItsDeviceSignedIt(t *testing.T) {
	public, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	event := checkin.Fabriques(2026)
	proof := Prove(journal.Vector{stream(0): 2}, []journal.Peer{peer(1, journal.Vector{stream(0): 2})}, nil)
	s := NewSlip(&event, "Calais 2", journal.Device(public), &proof, time.Unix(1e9, 0))
	if s.IsSigned() {
		t.Error("signed before it was")
	}
	if err := s.Sign(key); err != nil || !s.IsSigned() {
		t.Fatal(err)
	}
	for what, change := range map[string]func(*Slip){
		"desk":    func(s *Slip) { s.Desk = "Calais 3" },
		"holder":  func(s *Slip) { s.Held[0].Entries = 9 },
		"left":    func(s *Slip) { s.Left = append(s.Left, "x") },
		"device":  func(s *Slip) { s.Device = checkin.DeviceID{9}.String() },
		"no name": func(s *Slip) { s.Name = "" },
	} {
		bent := s
		bent.Held = slices.Clone(s.Held)
		if change(&bent); bent.IsSigned() {
			t.Errorf("%s: another slip is taken for the signed one", what)
		}
	}
}

// home is a home folder with the program's folders, what is ours elsewhere, and
// what is not.
type home struct {
	folder string
	plan   Removal
}

func write(t *testing.T, path string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("TESTARD Jeanne"), 0o600); err != nil {
		t.Fatal(err)
	}
}

func newHome(t *testing.T) *home {
	t.Helper()
	h := &home{folder: t.TempDir()}
	at := func(parts ...string) string { return filepath.Join(append([]string{h.folder}, parts...)...) }
	for _, path := range []string{"opale.db", "opale.db-wal", "opale.db.heads", "backups/a.db", "backups/deep/b.db", "kit/x.opale", "opale.log", "opale", "returning.json"} {
		write(t, at("data", "opale", path))
	}
	write(t, at("config", "opale", "device.key"))
	write(t, at("config", "opale", "event-essai.key"))
	write(t, at("Desktop", "opale.desktop"))
	for _, path := range others {
		write(t, at(path))
	}
	// Links out of our folders: what is behind them is somebody's.
	for from, to := range map[string]string{"data/opale/photos": "Photos", "data/opale/backups/link": "Photos", "data/opale/one.pdf": "Photos/famille.jpg"} {
		if err := os.Symlink(at(to), at(from)); err != nil {
			t.Fatal(err)
		}
	}
	h.plan = Removal{
		Folders: []string{at("data", "opale"), at("config", "opale")},
		Files:   []string{at("Desktop", "opale.desktop"), at("none")},
		Last:    []string{at("config", "opale", "device.key"), at("data", "opale", "opale"), at("data", "opale", "returning.json")},
	}
	return h
}

// others are files of somebody else, near ours.
var others = []string{"Photos/famille.jpg", "data/autre/notes.txt", "data/notes.txt", "config/autre.toml", "Downloads/inscrits.csv", "Desktop/lettre.odt", "opale/lettre.odt"}

func (h *home) left(t *testing.T) (left []string) {
	t.Helper()
	err := filepath.WalkDir(h.folder, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			name, _ := filepath.Rel(h.folder, path)
			left = append(left, filepath.ToSlash(name))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(left)
	return left
}

func (h *home) demand(t *testing.T) {
	t.Helper()
	want := slices.Clone(others)
	slices.Sort(want)
	if got := h.left(t); !slices.Equal(got, want) {
		t.Errorf("left: %q, want %q", got, want)
	}
	for _, folder := range h.plan.Folders {
		if _, err := os.Stat(folder); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s is there", folder)
		}
	}
}

func TestAllOfOursGoesAndNothingElse(t *testing.T) {
	h := newHome(t)
	first := h.plan.First(disk.Computer{})
	for _, path := range h.plan.Last {
		if _, err := os.Stat(path); err != nil {
			t.Errorf("%s went before its turn", path)
		}
	}
	rest := h.plan.Rest(disk.Computer{})
	if len(first.Left)+len(rest.Left) != 0 || rest.Deleted != 3 || first.Deleted != 12 {
		t.Errorf("%+v, then %+v", first, rest)
	}
	h.demand(t)
}

// dying is a disk that dies at one of its removals, before it or behind it.
type dying struct {
	disk.Computer
	left   int
	behind bool
}

var errDead = errors.New("killed")

func (d *dying) Remove(path string) error {
	switch d.left--; {
	case d.left > 0:
		return d.Computer.Remove(path)
	case d.left == 0 && d.behind:
		_ = d.Computer.Remove(path)
	}
	return errDead
}

// Where the disk does not tell upper case from lower case, a variable of the system
// may name a folder otherwise than the disk does: what goes last is kept until then.
func TestWhatGoesLastIsKnownInAnyCase(t *testing.T) {
	was := foldsCase
	t.Cleanup(func() { foldsCase = was })
	for _, folds := range []bool{true, false} {
		foldsCase = folds
		h := newHome(t)
		named := slices.Clone(h.plan.Last)
		for i, path := range h.plan.Last {
			h.plan.Last[i] = strings.ToUpper(path)
		}
		h.plan.First(disk.Computer{})
		for _, path := range named {
			if _, err := os.Stat(path); (err == nil) != folds {
				t.Errorf("case folded %t: %s is there: %v", folds, path, err)
			}
		}
		other := filepath.Join(h.folder, "data", "OPALE")
		if linked, err := isLink(disk.Computer{}, other); linked || (err == nil) != folds {
			t.Errorf("case folded %t: %s is a link: %t, %v", folds, other, linked, err)
		}
	}
}

func TestARemovalThatIsCutShortGoesOn(t *testing.T) {
	for n := 1; n <= 24; n++ {
		for _, behind := range []bool{false, true} {
			h := newHome(t)
			dead := &dying{left: n, behind: behind}
			if first := h.plan.First(dead); len(first.Left) == 0 {
				h.plan.Rest(dead)
			}
			h.plan.First(disk.Computer{})
			h.plan.Rest(disk.Computer{})
			h.demand(t)
		}
	}
}

func TestAFolderThatIsNotOursIsLeftAlone(t *testing.T) {
	for name, folder := range map[string]func(h *home) string{
		"another name": func(h *home) string { return filepath.Join(h.folder, "Photos") },
		"a home":       func(h *home) string { return h.folder },
		"the root":     func(h *home) string { return string(filepath.Separator) },
		"below the root": func(h *home) string {
			return string(filepath.Separator) + "opale"
		},
		"relative": func(h *home) string { return "opale" },
		"with dots": func(h *home) string {
			return strings.Join([]string{h.folder, "data", "opale", "..", "..", "Photos"}, string(filepath.Separator))
		},
		"a link": func(h *home) string {
			link := filepath.Join(h.folder, "elsewhere", "opale")
			if err := errors.Join(os.MkdirAll(filepath.Dir(link), 0o700), os.Symlink(filepath.Join(h.folder, "Photos"), link)); err != nil {
				t.Fatal(err)
			}
			return link
		},
	} {
		h := newHome(t)
		at := folder(h)
		before := h.left(t)
		r := Removal{Folders: []string{at}}
		gone := r.First(disk.Computer{})
		r.Folders = nil // what stands above the root is not tried any further
		if !slices.Equal(gone.Left, []string{at}) || gone.Deleted != 0 || !slices.Equal(h.left(t), before) {
			t.Errorf("%s: %+v", name, gone)
		}
	}
}
