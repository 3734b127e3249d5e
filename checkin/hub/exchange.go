package hub

import (
	"context"
	"io"
	"net/http"
	"strconv"
	"time"

	"opale/checkin"
	"opale/checkin/journal"
)

// exchange takes a batch in, and answers, once that is durable, with what the
// hub holds and what the desk lacks.
func (s *Server) exchange(w http.ResponseWriter, r *http.Request) error {
	d, err := s.member(r)
	if err != nil {
		return err
	}
	ahead := s.ahead(r)
	body, err := io.ReadAll(http.MaxBytesReader(w, io.NopCloser(newPaced(w, r.Body)), maxPacked))
	if err != nil {
		return unread(err)
	}
	// Else the server would take the end of the body's time for the end of the
	// connection, and of what is under way.
	_ = http.NewResponseController(w).SetReadDeadline(time.Time{})
	select {
	case s.judging <- struct{}{}:
		defer func() { <-s.judging }()
	case <-r.Context().Done():
		return r.Context().Err()
	case <-time.After(patience):
		return checkin.Errorf(checkin.CodeLater, "exchange", "")
	}
	var head exchangeHead
	strands, err := unpack(body, &head)
	if err != nil {
		return err
	}
	v := visit{Server: s, device: d, ahead: ahead, program: r.Header.Get(headerProgram)}
	answer, give, err := v.exchange(r.Context(), &head, strands)
	if err != nil {
		return err
	}
	status := http.StatusOK
	if answer.Error != "" {
		status = http.StatusForbidden
	}
	return deliver(w, status, answer, give)
}

// deliver writes a batch.
func deliver(w http.ResponseWriter, status int, head any, strands []journal.Strand) error {
	body, err := pack(head, strands)
	if err != nil {
		return err
	}
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(min(allowance(int64(len(body))), longest)))
	w.Header().Set("Content-Type", batchType)
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, err = w.Write(body)
	return err
}

// ahead is how far the caller's clock is before ours; 0 where it said none.
func (s *Server) ahead(r *http.Request) time.Duration {
	ms, err := strconv.ParseInt(r.Header.Get(headerClock), 10, 64)
	if err != nil {
		return 0
	}
	return time.UnixMilli(ms).Sub(s.Now())
}

// visit is one device's exchange.
type visit struct {
	*Server
	device  Device
	ahead   time.Duration
	program string
}

func (v *visit) exchange(ctx context.Context, head *exchangeHead, strands []journal.Strand) (exchangeAnswer, []journal.Strand, error) {
	revoked := !v.device.Revoked.IsZero()
	if revoked {
		strands = own(v.device.ID, strands)
	}
	var answer exchangeAnswer
	receipt, err := v.take(ctx, strands)
	if err != nil {
		return answer, nil, err
	}
	have, err := v.Store.Have()
	if err != nil {
		return answer, nil, err
	}
	theirs, err := head.Statement.read(have)
	if err != nil {
		return answer, nil, err
	}
	answer = exchangeAnswer{
		Statement: state(have, append(head.Spell, theirs.differing(have)...)),
		Fresh:     receipt.Fresh, Waiting: receipt.Waiting, Quarantined: len(receipt.Quarantined),
	}
	v.note(have, &theirs)
	if revoked {
		answer.Error = checkin.CodeRevoked
		return answer, nil, nil
	}
	lacking, more, err := v.lacking(have, &theirs, head.Spare)
	if err != nil {
		return answer, nil, err
	}
	answer.More = more || len(theirs.unknown) > 0
	if answer.Wants, err = wants(v.Store); err != nil {
		return answer, nil, err
	}
	wanted, err := give(v.Store, head.Wants)
	return answer, append(lacking, wanted...), err
}

func (v *visit) take(ctx context.Context, strands []journal.Strand) (journal.Receipt, error) {
	if len(strands) == 0 {
		return journal.Receipt{}, nil
	}
	receipt, err := v.Store.Apply(ctx, strands)
	v.metrics.entries.WithLabelValues("received").Add(float64(receipt.Fresh))
	if receipt.Fresh > 0 {
		ring(v.news.poked)
	}
	v.metrics.refused.Add(float64(len(receipt.Quarantined)))
	for _, q := range receipt.Quarantined {
		v.Log.Warn("an entry was not taken", "entry", q.Entry.String(), "reason", string(q.Reason), "device", v.device.ID.String())
	}
	return receipt, err
}

// lacking reads what the device lacks, as far as that is known.
func (v *visit) lacking(have journal.Vector, theirs *view, spare map[string]uint64) ([]journal.Strand, bool, error) {
	lacks := theirs.assumed(have)
	lacks.Join(parseSpare(spare))
	give, more, err := v.Store.Some(lacks, maxBatch)
	n := 0
	for i := range give {
		n += len(give[i].Entries)
	}
	v.metrics.entries.WithLabelValues("sent").Add(float64(n))
	return give, more, err
}

func parseSpare(spare map[string]uint64) journal.Vector {
	v := make(journal.Vector, len(spare))
	for text, seq := range spare {
		if stream, err := checkin.ParseStreamID(text); err == nil {
			v[stream] = seq
		}
	}
	return v
}

// note leaves word of the visit. What a device holds is only noted where all of
// it was said: less would count as if it had lost some.
func (v *visit) note(have journal.Vector, theirs *view) {
	now := v.Now()
	w := word{contact: Contact{At: now, Program: checkin.Clean(v.program), Ahead: v.ahead, Unsent: beyond(theirs.vector, have)}}
	if len(theirs.unknown) == 0 {
		w.peer = journal.Peer{
			Device: v.device.ID, Desk: v.device.Desk, Venue: v.device.Venue,
			Have: theirs.vector, Heard: now, Ahead: v.ahead,
		}
		if beyond(have, theirs.vector) == 0 && w.contact.Unsent == 0 {
			w.peer.Have = have // one map for all who are equal
		}
	}
	v.clerk.note(v.device.ID, w)
}

// own are the strands that a device may still bring when it is revoked: those
// that it began, and what goes on from there. Whose they are is signed.
func own(device checkin.DeviceID, strands []journal.Strand) []journal.Strand {
	var kept []journal.Strand
	for _, s := range strands {
		if s.First > 1 {
			kept = append(kept, s)
			continue
		}
		if len(s.Entries) == 0 {
			continue
		}
		if content, err := s.Entries[0].Content(); err == nil && journal.ReadOpening(s.Stream, &content).Device == device {
			kept = append(kept, s)
		}
	}
	return kept
}
