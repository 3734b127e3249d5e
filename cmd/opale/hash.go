package main

import (
	"encoding/hex"

	"github.com/spf13/cobra"

	"opale/checkin"
)

// hashFact is what rebuild and state-hash print.
type hashFact struct {
	StateHash   string `json:"state_hash"`  // hexadecimal
	Fingerprint string `json:"fingerprint"` // its beginning in base32, to be read over the phone
}

const fingerprintLength = 8

func newHashFact(hash string) hashFact {
	var head checkin.StreamID // 16 bytes, written in the base32 of ids
	_, _ = hex.Decode(head[:], []byte(hash[:2*len(head)]))
	return hashFact{hash, head.String()[:fingerprintLength]}
}

func (p *program) rebuildCommand() *cobra.Command {
	return p.factual(p.command("rebuild", p.words.Rebuild, func(c *cobra.Command, _ []string) (err error) {
		store, err := p.write(c.Context())
		if err != nil {
			return err
		}
		defer closing(store, &err)
		if err := store.Rebuild(c.Context()); err != nil {
			return err
		}
		hash, err := store.StateHash(c.Context())
		if err != nil {
			return err
		}
		if p.asJSON {
			return p.print(newHashFact(hash))
		}
		return p.say(p.words.Rebuilt, newHashFact(hash).Fingerprint)
	}))
}

func (p *program) stateHashCommand() *cobra.Command {
	return p.factual(p.command("state-hash", p.words.StateHash, func(c *cobra.Command, _ []string) (err error) {
		store, err := p.read(c.Context())
		if err != nil {
			return err
		}
		defer closing(store, &err)
		hash, err := store.StateHash(c.Context())
		if err != nil {
			return err
		}
		if p.asJSON {
			return p.print(newHashFact(hash))
		}
		return p.say("%s", hash)
	}))
}
