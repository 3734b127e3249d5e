package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/journal"
	"opale/db"
)

// bundleFact is what bundle write prints, and the beginning of what read does.
type bundleFact struct {
	Entries int `json:"entries"`
	Streams int `json:"streams"`
}

// writtenFact is what bundle write prints.
type writtenFact struct {
	bundleFact
	Sealed bool  `json:"sealed"`
	Bytes  int64 `json:"bytes"`
}

// readFact is what bundle read prints: what the bundle carries, and what of it
// was new here.
type readFact struct {
	bundleFact
	From deskFact `json:"from"` // who says to have written it
	receiptFact
}

func (p *program) bundleCommand() *cobra.Command {
	c := p.command("bundle", p.words.Carry.Bundle, nil)
	return p.withCommands(c, p.bundleWriteCommand(), p.bundleReadCommand())
}

func (p *program) bundleWriteCommand() *cobra.Command {
	var s seat
	var since string
	var unsealed bool
	c := p.factual(p.command("write", p.words.Carry.BundleWrite, nil))
	c.Args = p.exactlyOne
	c.Flags().StringVar(&since, "since", "", p.words.Carry.FlagSince)
	c.Flags().BoolVar(&unsealed, "unsealed", false, p.words.Carry.FlagUnsealed)
	p.seatFlags(c, &s)
	c.RunE = func(c *cobra.Command, args []string) error {
		return p.on(c.Context(), p.read, func(store *db.Store, event *checkin.Event) error {
			keys, err := p.sealing(c.Context(), event.ID, unsealed)
			if err != nil {
				return err
			}
			party, err := p.readerParty(store, s, keys)
			if err != nil {
				return err
			}
			fact, err := writeBundle(party, args[0], since)
			if err != nil {
				return err
			}
			return p.sayWritten(args[0], fact)
		})
	}
	return c
}

// writeBundle writes what the holder of a vector, by the file that states it,
// lacks; everything where no file is named.
func writeBundle(party *bundle.Party, path, since string) (fact writtenFact, err error) {
	var have journal.Vector
	if since != "" {
		if have, err = readVector(since, party); err != nil {
			return fact, err
		}
	}
	b, err := party.Bundle(have)
	if err != nil {
		return fact, err
	}
	fact.bundleFact = bundleFact{b.Entries(), len(b.Strands)}
	fact.Sealed = b.Sealed
	fact.Bytes, err = party.Put(path, b)
	return fact, carried(path, err)
}

// readVector reads what somebody holds: from a bundle of theirs, which carries
// it, or from JSON: the vector alone, or facts with one ("opale status --json").
func readVector(path string, party *bundle.Party) (journal.Vector, error) {
	b, err := party.ReadFile(path)
	if err == nil {
		return b.Have(), nil
	}
	if checkin.ErrorCode(err) != checkin.CodeInvalid {
		return nil, carried(path, err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var facts struct {
		Vector map[string]uint64 `json:"vector"`
	}
	if err := json.Unmarshal(text, &facts); err != nil || facts.Vector == nil {
		if err := json.Unmarshal(text, &facts.Vector); err != nil {
			return nil, carried(path, checkin.Errorf(checkin.CodeInvalid, "read vector", "%s", path))
		}
	}
	have := journal.Vector{}
	for name, seq := range facts.Vector {
		stream, err := checkin.ParseStreamID(name)
		if err != nil {
			return nil, carried(path, checkin.Errorf(checkin.CodeInvalid, "read vector", "%s", path))
		}
		have[stream] = seq
	}
	return have, nil
}

func (p *program) sayWritten(path string, fact writtenFact) error {
	if p.asJSON {
		return p.print(fact)
	}
	w := &p.words.Carry
	if err := p.say(w.Written, p.words.Count(p.words.Entries, fact.Entries), filepath.Base(path)); err != nil {
		return err
	}
	if fact.Sealed {
		return p.say("%s", w.Sealed)
	}
	return p.say("%s", w.Unsealed)
}

func (p *program) bundleReadCommand() *cobra.Command {
	var s seat
	var trust bool
	c := p.factual(p.command("read", p.words.Carry.BundleRead, nil))
	c.Args = p.exactlyOne
	c.Flags().BoolVar(&trust, "trust", false, p.words.Carry.FlagTrust)
	p.seatFlags(c, &s)
	c.RunE = func(c *cobra.Command, args []string) error {
		return p.on(c.Context(), p.write, func(store *db.Store, event *checkin.Event) error {
			keys, err := p.opening(c.Context(), event.ID, args[0])
			if err != nil {
				return err
			}
			party, err := p.party(store, s, keys)
			if err != nil {
				return err
			}
			source, receipt, err := party.ReadFrom(c.Context(), args[0])
			if source.Err != nil {
				return carried(args[0], source.Err)
			}
			if err != nil {
				return err
			}
			// What waits from other bundles is for their own reading to say.
			receipt.Strangers = slices.DeleteFunc(receipt.Strangers, func(o journal.Opening) bool { return !slices.Contains(source.Writers, o.Device) })
			if trust {
				if err := vouchFor(c.Context(), store, party.Actor, &receipt); err != nil {
					return err
				}
			}
			return p.sayRead(event, &source, &receipt)
		})
	}
	return c
}

// sayRead ends with a refusal where something of the bundle was not taken.
func (p *program) sayRead(event *checkin.Event, source *bundle.Source, receipt *journal.Receipt) error {
	h := &source.Header
	fact := readFact{
		bundleFact: bundleFact{source.Entries, source.Streams}, From: deskFact{h.Device, checkin.Clean(h.Desk), h.Venue},
		receiptFact: newReceiptFact(receipt),
	}
	if err := p.sayReadFact(event, &fact); err != nil {
		return err
	}
	if !fact.complete() {
		return errRefused
	}
	return nil
}

func (p *program) sayReadFact(event *checkin.Event, fact *readFact) error {
	if p.asJSON {
		return p.print(fact)
	}
	from := fmt.Sprintf(p.words.Carry.From, p.deskLabel(event, fact.From.Desk, fact.From.Venue), p.words.Count(p.words.Entries, fact.Entries))
	if err := p.say("%s", from); err != nil {
		return err
	}
	return p.sayReceipt(event, &fact.receiptFact)
}
