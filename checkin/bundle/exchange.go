package bundle

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"filippo.io/age"

	"opale/checkin"
	"opale/checkin/journal"
	"opale/checkin/route"
)

// Suffix ends the name of every bundle.
const Suffix = ".opale"

// Party is who exchanges: a store, the desk it belongs to, and what seals and
// opens the event's bundles.
type Party struct {
	Replica Replica
	Event   checkin.EventID
	Device  checkin.DeviceID
	Actor   checkin.Actor
	Now     func() time.Time
	Seal    []age.Recipient // empty: unsealed
	Open    []age.Identity
	Disk    Disk               // nil: the computer's
	Notes   Settings           // where the names that kits gave are kept; nil: nowhere
	Linked  []checkin.DeviceID // hubs, to which no stick is taken
}

// Replica is a store that knows of other laptops.
type Replica interface {
	journal.Replica
	// Writers lists the desks whose entries are held, whoever brought them.
	Writers() ([]journal.Writer, error)
	// Revoked lists the devices that are believed no longer.
	Revoked() ([]checkin.DeviceID, error)
	// Returned lists the words of laptops that they are given back.
	Returned() ([]journal.Return, error)
}

// Settings are remembered on this laptop alone: [checkin.Store] has them.
type Settings interface {
	Remembered(key string) (string, error)
	Remember(key, value string) error
}

func (p *Party) disk() Disk {
	if p.Disk == nil {
		return computer{}
	}
	return p.Disk
}

// Exchanged says what an exchange did.
type Exchanged struct {
	journal.Receipt
	Read    []Source       // the bundles found, by name
	Written string         // the name of ours; empty where nothing was written
	Size    int64          // its size, in bytes
	Behind  []journal.Peer // who, by their last word, lacks something that we hold
	Route   []route.Visit  // where the stick has yet to go, in that order
}

// Source is one bundle found in a folder.
type Source struct {
	Name    string
	Header  Header
	Entries int
	Streams int
	Writers []checkin.DeviceID // whose streams begin in it
	Err     error              // why it was not read; the others were
}

// Exchange reads every bundle in a folder, takes all of them in as one, and
// then writes ours: one gesture with a stick, a shared or a synced folder. A
// bundle that cannot be read spoils no other one. progress may be nil.
func (p *Party) Exchange(ctx context.Context, folder string, progress func(done, of int)) (Exchanged, error) {
	if progress == nil {
		progress = func(int, int) {}
	}
	x, err := p.collect(ctx, folder, progress)
	if err != nil {
		return x, err
	}
	if err := ctx.Err(); err != nil {
		return x, err
	}
	x.Written = p.Name()
	if x.Size, err = p.WriteTo(filepath.Join(folder, x.Written), nil); err != nil {
		return x, err
	}
	progress(len(x.Read)+1, len(x.Read)+1)
	if x.Behind, err = p.behind(); err != nil {
		return x, err
	}
	x.Route, err = p.route()
	return x, err
}

// Collect is the first half of an exchange: it takes in what a folder holds,
// and writes nothing there.
func (p *Party) Collect(ctx context.Context, folder string) (Exchanged, error) {
	return p.collect(ctx, folder, func(int, int) {})
}

func (p *Party) collect(ctx context.Context, folder string, progress func(done, of int)) (Exchanged, error) {
	var x Exchanged
	names, err := p.others(folder)
	if err != nil {
		return x, err
	}
	var strands []journal.Strand
	var peers []journal.Peer
	for i, name := range names {
		progress(i, len(names)+1)
		source, b := p.read(filepath.Join(folder, name))
		x.Read = append(x.Read, source)
		if b != nil {
			strands = append(strands, b.Strands...)
			peers = append(peers, p.word(b)...)
		}
	}
	if x.Receipt, err = p.take(ctx, strands, peers); err != nil {
		return x, err
	}
	return x, p.note(folder)
}

// ReadFrom takes one bundle in. Where it is damaged, or of another event,
// nothing has changed.
func (p *Party) ReadFrom(ctx context.Context, path string) (Source, journal.Receipt, error) {
	source, b := p.read(path)
	if source.Err != nil {
		return source, journal.Receipt{}, source.Err
	}
	receipt, err := p.take(ctx, b.Strands, p.word(b))
	return source, receipt, err
}

// WriteTo writes our bundle: what a holder of the vector lacks, everything for
// a nil one. It returns the size in bytes.
func (p *Party) WriteTo(path string, since journal.Vector) (int64, error) {
	if err := p.recall(path); err != nil {
		return 0, err
	}
	b, err := p.Bundle(since)
	if err != nil {
		return 0, err
	}
	return p.Put(path, b)
}

// Put writes one of our bundles under a name; it returns the size in bytes.
func (p *Party) Put(path string, b *Bundle) (int64, error) {
	return writeFile(p.disk(), path, b.Header, b.Strands, p.Seal)
}

// ReadFile reads a bundle, and takes nothing in.
func (p *Party) ReadFile(path string) (*Bundle, error) {
	return readFile(p.disk(), path, p.Open)
}

// recall takes in what stands where our bundle is to be written, if it holds
// what we do not: where an older backup was put back, or the laptop was copied,
// it may be the only place.
func (p *Party) recall(path string) error {
	_, b := p.read(path)
	if b == nil {
		_, b = p.read(path) // once more before it is written over
	}
	if b == nil {
		return nil
	}
	have, err := p.Replica.Have()
	us := journal.Peer{Have: have}
	if err != nil || !us.Lacks(b.Have()) {
		return err
	}
	_, err = p.Replica.Apply(context.Background(), b.Strands)
	return err
}

// Bundle is what WriteTo writes.
func (p *Party) Bundle(since journal.Vector) (*Bundle, error) {
	have, err := p.Replica.Have()
	if err != nil {
		return nil, err
	}
	strands, err := p.Replica.Since(since)
	if err != nil {
		return nil, err
	}
	h := NewHeader(p.Event, p.Device, p.Actor, p.Now().UnixMilli(), have)
	return &Bundle{Header: h, Strands: strands, Sealed: len(p.Seal) > 0}, nil
}

// Name is what our bundle is called in a folder: the desk's name and the
// beginning of the device's id, so that no two desks write the same file.
func (p *Party) Name() string {
	desk := strings.ReplaceAll(checkin.Fold(p.Actor.Desk), " ", "-")
	return strings.TrimPrefix(desk+"-", "-") + p.Device.String()[:9] + Suffix
}

func (p *Party) others(folder string) ([]string, error) {
	entries, err := p.disk().ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &checkin.Error{Code: checkin.CodeMissing, Op: "exchange", Detail: folder}
	}
	if err != nil {
		return nil, &checkin.Error{Code: checkin.CodeReadOnly, Op: "exchange", Detail: folder, Err: err}
	}
	var names []string
	for _, e := range entries {
		name := e.Name()
		ours := name == p.Name() // under another name of this desk, or of a copy of it, it is read
		// What is in a cloud is not always a regular file.
		if kind := e.Type(); (kind == 0 || kind == fs.ModeIrregular) && (isBundle(name) || isPiece(name)) && !ours {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names, nil
}

func (p *Party) read(path string) (Source, *Bundle) {
	source := Source{Name: filepath.Base(path)}
	if isPiece(source.Name) {
		source.Name = wholeName(source.Name)
		source.Err = checkin.Errorf(checkin.CodePartial, "read bundle", "%s", path)
		return source, nil
	}
	b, err := p.ReadFile(path)
	if err == nil && b.Event != p.Event {
		err = checkin.Errorf(checkin.CodeForeign, "read bundle", "%s", b.Event)
	}
	if err != nil {
		source.Err = err
		return source, nil
	}
	source.Header, source.Entries, source.Streams, source.Writers = b.Header, b.Entries(), len(b.Strands), b.writers()
	return source, b
}

// word is what a bundle's header says its writer holds. Nobody signs a header,
// but only a member can seal one: where ours are sealed, the word of one that
// is not counts for nothing, or a stranger could say that all is shared.
func (p *Party) word(b *Bundle) []journal.Peer {
	if !b.Sealed && len(p.Seal) > 0 {
		return nil
	}
	return []journal.Peer{p.peer(&b.Header)}
}

// peer is what a header says of its writer, heard when the bundle is read: the
// word is as old as the bundle.
func (p *Party) peer(h *Header) journal.Peer {
	peer := journal.Peer{Desk: checkin.Clean(h.Desk), Venue: h.Venue, Have: h.Have(), Heard: time.UnixMilli(h.Written)}
	if device, err := checkin.ParseDeviceID(h.Device); err == nil {
		peer.Device = device
	}
	return peer
}

func (p *Party) take(ctx context.Context, strands []journal.Strand, peers []journal.Peer) (journal.Receipt, error) {
	receipt, err := p.Replica.Apply(ctx, strands)
	if err != nil {
		return receipt, err
	}
	known, err := p.Replica.Peers()
	if err != nil {
		return receipt, err
	}
	for _, peer := range peers {
		later := func(k journal.Peer) bool { return k.Device == peer.Device && k.Heard.After(peer.Heard) }
		if peer.Device == p.Device || slices.ContainsFunc(known, later) {
			continue // an older bundle found again says nothing new
		}
		if peer.Ahead, err = p.ahead(&peer, known); err != nil {
			return receipt, err
		}
		if err := p.Replica.Heard(peer); err != nil {
			return receipt, err
		}
	}
	return receipt, nil
}

// ahead judges the clock of a bundle's writer by what its header says.
func (p *Party) ahead(peer *journal.Peer, known []journal.Peer) (time.Duration, error) {
	shown, err := p.Replica.Shown(peer.Have)
	if err != nil {
		return 0, err
	}
	var before time.Duration
	if at := slices.IndexFunc(known, func(k journal.Peer) bool { return k.Device == peer.Device }); at >= 0 {
		before = known[at].Ahead
	}
	return journal.Ahead(before, peer.Heard, p.Now(), shown), nil
}

func (p *Party) behind() ([]journal.Peer, error) {
	have, err := p.Replica.Have()
	if err != nil {
		return nil, err
	}
	peers, err := p.Replica.Peers()
	return slices.DeleteFunc(peers, func(peer journal.Peer) bool { return !peer.Lacks(have) }), err
}
