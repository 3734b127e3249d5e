package hub

import (
	"context"
	"maps"
	"net/http"
	"slices"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

// maxRounds bounds an exchange: a million people take less.
const maxRounds = 10_000

// Exchanged says what an exchange did.
type Exchanged struct {
	journal.Receipt                // of what came
	Sent            int            // entries that were new to the hub
	Have            journal.Vector // ours, afterwards; nil where it failed
	Untaken         int            // where we are revoked: entries of our own that the hub has not
	Ahead           time.Duration  // the hub's clock before ours
}

// Exchange gives the hub what it lacks and takes what we lack, until both hold
// the same, or one does not take what the other has. What came is durable, in
// whatever round it ends; another one goes on from there. The error has
// CodeOffline, CodeNoName, CodePortal, CodeIntercepted, CodeClock, CodeWrongKey,
// CodeStranger or CodeLater; CodeRevoked
// says that the roster here is to go, once nothing of our own is untaken.
func (c *Client) Exchange(ctx context.Context, r journal.Replica) (Exchanged, error) {
	c.trading.Lock()
	defer c.trading.Unlock()
	t := &trade{Client: c, replica: r, offered: journal.Vector{}, spare: journal.Vector{}, looked: map[checkin.EntryID]bool{}}
	for range maxRounds {
		again, err := t.round(ctx)
		if err != nil {
			return t.done, err
		}
		if !again {
			break
		}
	}
	return t.done, t.end()
}

// trade is one exchange under way.
type trade struct {
	*Client
	replica journal.Replica
	offered journal.Vector    // what we sent, whatever became of it
	spare   journal.Vector    // what came and was not taken
	spell   []byte            // parts of ours that differ from the hub's
	spelled [numParts]bool    // those that it was told already
	wanted  []checkin.EntryID // by the hub, and not looked for yet
	looked  map[checkin.EntryID]bool
	revoked bool
	have    journal.Vector // ours, after the last round
	done    Exchanged
}

// round is one request. again is false where another one would bring nothing.
func (t *trade) round(ctx context.Context) (again bool, err error) {
	have, err := t.replica.Have()
	if err != nil {
		return false, err
	}
	offered, more, err := t.offer(have)
	if err != nil {
		return false, err
	}
	wanted, err := give(t.replica, t.wanted)
	if err != nil {
		return false, err
	}
	head := exchangeHead{Statement: state(have, t.spell), Spare: textual(t.spare), More: more}
	if head.Wants, err = wants(t.replica); err != nil {
		return false, err
	}
	if t.view != nil {
		head.Spell = t.view.unknown
	}
	answer, got, err := t.post(ctx, &head, append(offered, wanted...))
	if err != nil {
		return false, err
	}
	t.tell(head.Statement.Spelled)
	taken, err := t.take(ctx, got)
	if err != nil {
		return false, err
	}
	settled, err := t.see(&answer.Statement)
	if err != nil {
		return false, err
	}
	t.done.Sent += answer.Fresh
	t.revoked = answer.Error == checkin.CodeRevoked
	if asked := t.ask(answer.Wants); asked || (len(offered) > 0 || settled) && t.remains() {
		return true, nil
	}
	progress := answer.Fresh > 0 || taken || settled || t.untold()
	return progress && (answer.More || len(t.view.unknown) > 0), nil
}

// offer reads what the hub lacks, as far as that is known: at first, nothing.
func (t *trade) offer(have journal.Vector) ([]journal.Strand, bool, error) {
	if t.view == nil {
		return nil, false, nil
	}
	holds := t.view.assumed(have)
	holds.Join(t.offered)
	give, more, err := t.replica.Some(holds, maxBatch)
	for i := range give {
		t.offered[give[i].Stream] = give[i].Last()
	}
	return give, more, err
}

// post sends a batch and reads the hub's.
func (t *trade) post(ctx context.Context, head *exchangeHead, give []journal.Strand) (answer exchangeAnswer, got []journal.Strand, err error) {
	body, err := pack(head, give)
	if err != nil {
		return answer, nil, err
	}
	r, err := t.call(ctx, http.MethodPost, routeExchange, batchType, body)
	if err != nil {
		return answer, nil, err
	}
	if r.status != http.StatusOK && r.status != http.StatusForbidden {
		return answer, nil, r.refusal(routeExchange)
	}
	if got, err = unpack(r.body, &answer); err != nil {
		if r.status != http.StatusOK {
			err = r.refusal(routeExchange)
		}
		return answer, nil, err
	}
	t.hear(answer.Statement.Digest, r.ahead)
	t.done.Ahead = r.ahead
	return answer, got, nil
}

// ask notes what the hub wants and was not looked for yet; asked reports whether
// there is any.
func (t *trade) ask(wants []checkin.EntryID) (asked bool) {
	t.wanted = nil
	for _, id := range wants {
		if !t.looked[id] && t.have.Covers(id) {
			t.looked[id] = true
			t.wanted = append(t.wanted, id)
		}
	}
	return len(t.wanted) > 0
}

// tell remembers which parts the hub was told.
func (t *trade) tell(parts []byte) {
	for _, p := range parts {
		t.spelled[p] = true
	}
}

// untold reports whether there is a part that it has to be told.
func (t *trade) untold() bool {
	return slices.ContainsFunc(t.spell, func(p byte) bool { return !t.spelled[p] })
}

// take applies what came. What was not taken is not to be sent again.
func (t *trade) take(ctx context.Context, got []journal.Strand) (progress bool, err error) {
	if len(got) == 0 {
		t.have, err = t.replica.Have()
		return false, err
	}
	receipt, err := t.replica.Apply(ctx, got)
	if err != nil {
		return false, err
	}
	t.done.Fresh += receipt.Fresh
	t.done.Filled += receipt.Filled
	t.done.Waiting = receipt.Waiting
	t.done.Strangers = receipt.Strangers
	t.done.Quarantined = append(t.done.Quarantined, receipt.Quarantined...)
	if t.have, err = t.replica.Have(); err != nil {
		return false, err
	}
	progress = receipt.Fresh+receipt.Filled > 0
	for i := range got {
		if s := &got[i]; len(s.Entries) > 0 && t.have[s.Stream] < s.Last() && t.spare[s.Stream] < s.Last() {
			t.spare[s.Stream] = s.Last()
			progress = true
		}
	}
	return progress, nil
}

// see takes the hub's word on what it holds. settled reports whether that
// leaves us something to offer that we thought it had, or did not know of.
func (t *trade) see(s *statement) (settled bool, err error) {
	v, err := s.read(t.have)
	if err != nil {
		return false, err
	}
	if before := t.view; before == nil || len(v.unknown) < len(before.unknown) {
		settled = true
	} else {
		for stream, seq := range before.vector { // a hub restored from an older backup
			if v.vector[stream] < seq {
				delete(t.offered, stream)
				settled = true
			}
		}
	}
	t.view, t.spell = &v, v.differing(t.have)
	return settled, nil
}

// remains reports whether we hold something that the hub has not and that was
// not offered.
func (t *trade) remains() bool {
	holds := t.view.assumed(t.have)
	holds.Join(t.offered)
	return beyond(t.have, holds) > 0
}

// end notes what the hub holds.
func (t *trade) end() error {
	t.done.Have = t.have
	if t.revoked {
		return t.leave()
	}
	if len(t.view.unknown) > 0 {
		return nil
	}
	now, digest := t.hub.now(), t.view.vector.Digest()
	if digest == t.noted && now.Sub(t.notedAt) < noteAgain {
		return nil
	}
	t.mu.Lock()
	peer := journal.Peer{Device: t.Device(), Desk: t.desk, Venue: t.site, Have: maps.Clone(t.view.vector), Heard: now, Ahead: t.ahead}
	t.mu.Unlock()
	if err := t.replica.Heard(peer); err != nil {
		return err
	}
	t.noted, t.notedAt = digest, now
	return nil
}

// leave is the end of an exchange of a device that is revoked: it says whether
// anything is lost with it.
func (t *trade) leave() error {
	own, err := headsOf(t.replica, t.device())
	if err != nil {
		return err
	}
	for _, head := range own {
		if held := t.view.vector[head.Stream]; held < head.Seq {
			t.done.Untaken += int(head.Seq - held)
		}
	}
	return checkin.Errorf(checkin.CodeRevoked, routeExchange, "")
}

func textual(v journal.Vector) map[string]uint64 {
	if len(v) == 0 {
		return nil
	}
	text := make(map[string]uint64, len(v))
	for stream, seq := range v {
		text[stream.String()] = seq
	}
	return text
}
