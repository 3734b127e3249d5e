package main

import (
	"github.com/spf13/cobra"

	"opale/checkin/journal"
)

// hashFact is what rebuild and state-hash print.
type hashFact struct {
	StateHash   string `json:"state_hash"`  // hexadecimal
	Fingerprint string `json:"fingerprint"` // its beginning in base32, to be read over the phone
}

func newHashFact(hash string) hashFact { return hashFact{hash, journal.Fingerprint(hash)} }

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
