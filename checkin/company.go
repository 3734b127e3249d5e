package checkin

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
)

// Company is one that the chamber knew before the event: a reference, of whom
// nobody is expected by it and nothing is counted.
type Company struct {
	Name   string `json:"name"`
	Town   string `json:"town,omitempty"`
	SIREN  string `json:"siren,omitempty"`
	Domain string `json:"domain,omitempty"` // of its e-mail addresses, its own
}

// KnownPart is an entry that brings known companies, as a store reads it.
type KnownPart struct {
	Entry     EntryID
	Tick      int64
	List      string
	Digest    string
	Part      int
	Parts     int
	Companies []Company
}

// partCompanies is how many companies one entry brings: far from what it may hold.
const partCompanies = 60

// TakeKnown writes a list of known companies down, which replaces what the list
// of that name brought before. It is one transaction, whatever its length.
func TakeKnown(ctx context.Context, store Store, actor Actor, list string, companies []Company) error {
	companies = CleanCompanies(companies)
	digest := CompaniesDigest(companies)
	parts := slices.Collect(slices.Chunk(companies, partCompanies))
	if len(parts) == 0 {
		parts = [][]Company{nil} // a list that is empty by now knows nobody
	}
	return store.Write(ctx, actor, func(tx Tx) error {
		for i, part := range parts {
			fact := Fact{
				Kind:     KindKnown,
				Body:     Body{List: list, Digest: digest, Read: len(companies), Part: i + 1, Parts: len(parts)},
				Personal: Personal{Known: part},
			}
			if _, err := tx.Append(fact); err != nil {
				return err
			}
		}
		return nil
	})
}

// CleanCompanies are companies as they may be kept and shown, those without a name
// left out.
func CleanCompanies(companies []Company) []Company {
	clean := make([]Company, 0, len(companies))
	for _, c := range companies {
		c = Company{Clean(c.Name), Clean(c.Town), Clean(c.SIREN), Clean(c.Domain)}
		if Fold(c.Name) != "" {
			clean = append(clean, c)
		}
	}
	return clean
}

// CompaniesDigest is the same for the same companies in the same order.
func CompaniesDigest(companies []Company) string {
	text, err := json.Marshal(companies)
	if err != nil {
		return "" // of texts: it cannot fail
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:16])
}

// FoldKnown is what all parts together say: of each list, what was written last and
// is whole, in whatever order the entries came. Lists stand by their names. Where
// a part was written twice, the later one counts, unless it has lost what it brought.
func FoldKnown(entries []KnownPart) (lists []KnownList) {
	type edition struct {
		KnownList
		parts map[int][]Company
		of    int
		tick  int64
		last  EntryID
	}
	type key struct {
		list, digest string
		of           int
	}
	entries = slices.Clone(entries)
	slices.SortFunc(entries, func(a, b KnownPart) int {
		return cmp.Or(cmp.Compare(a.Tick, b.Tick), slices.Compare(a.Entry.Stream[:], b.Entry.Stream[:]), cmp.Compare(a.Entry.Seq, b.Entry.Seq))
	})
	editions := map[key]*edition{}
	for _, e := range entries {
		if e.Part < 1 || e.Part > e.Parts {
			continue
		}
		key := key{e.List, e.Digest, e.Parts}
		x := editions[key]
		if x == nil {
			x = &edition{KnownList: KnownList{Name: Clean(e.List), Digest: e.Digest}, parts: map[int][]Company{}, of: e.Parts}
			editions[key] = x
		}
		if _, has := x.parts[e.Part]; !has || len(e.Companies) > 0 {
			x.parts[e.Part] = e.Companies
		}
		x.tick, x.last = e.Tick, e.Entry
	}
	newest := map[string]*edition{}
	for _, x := range editions {
		if len(x.parts) < x.of {
			continue // the rest of it has not come yet
		}
		if now := newest[x.Name]; now == nil || x.tick > now.tick || x.tick == now.tick && now.last.Less(x.last) {
			newest[x.Name] = x
		}
	}
	for _, x := range newest {
		for part := range x.of {
			x.Companies = append(x.Companies, CleanCompanies(x.parts[part+1])...)
		}
		lists = append(lists, x.KnownList)
	}
	slices.SortFunc(lists, func(a, b KnownList) int { return cmp.Compare(a.Name, b.Name) })
	return lists
}

// KnownList is a list of known companies as it stands.
type KnownList struct {
	Name      string
	Digest    string
	Companies []Company
}
