package main

import (
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/simple"
	bq "github.com/blevesearch/bleve/v2/search/query"

	"opale/checkin"
)

// bleveIndex is a bleve index in memory. The text is folded already.
type bleveIndex struct {
	index bleve.Index
	bytes int64
}

func (b *bleveIndex) build(people []checkin.Person) (err error) {
	b.bytes = heapOf(func() { err = b.fill(people) })
	return err
}

func (b *bleveIndex) fill(people []checkin.Person) (err error) {
	text := bleve.NewTextFieldMapping()
	text.Analyzer, text.Store, text.IncludeTermVectors, text.IncludeInAll, text.DocValues = simple.Name, false, false, false, false
	mapping := bleve.NewIndexMapping()
	mapping.DefaultMapping.AddFieldMappingsAt("text", text)
	mapping.DefaultMapping.Dynamic = false
	if b.index, err = bleve.NewMemOnly(mapping); err != nil {
		return err
	}
	batch := b.index.NewBatch()
	for i := range people {
		// Digits are no letters to the simple analyzer, so codes are spelt.
		if err := batch.Index(strconv.Itoa(i), map[string]string{"text": spell(textOf(&people[i]))}); err != nil {
			return err
		}
		if batch.Size() == 5000 || i == len(people)-1 {
			if err := b.index.Batch(batch); err != nil {
				return err
			}
			batch.Reset()
		}
	}
	return nil
}

var spelt = strings.NewReplacer("0", "àa", "1", "àb", "2", "àc", "3", "àd", "4", "àe", "5", "àf", "6", "àg", "7", "àh", "8", "ài", "9", "àj")

func spell(text string) string { return spelt.Replace(text) }

// find wants each token: as it is, begun, or with one or two mistakes.
func (b *bleveIndex) find(text string) ([]int, error) {
	var all []bq.Query
	for _, token := range strings.Fields(checkin.Fold(text)) {
		token = spell(token)
		term, begun := bleve.NewTermQuery(token), bleve.NewPrefixQuery(token)
		term.SetField("text")
		term.SetBoost(8)
		begun.SetField("text")
		begun.SetBoost(4)
		either := bleve.NewDisjunctionQuery(term, begun)
		if len(token) > 3 {
			fuzzy := bleve.NewFuzzyQuery(token)
			fuzzy.SetField("text")
			fuzzy.SetFuzziness(1 + min(1, len(token)/6))
			either.AddQuery(fuzzy)
		}
		all = append(all, either)
	}
	if len(all) == 0 {
		return nil, nil
	}
	result, err := b.index.Search(bleve.NewSearchRequestOptions(bleve.NewConjunctionQuery(all...), 10, 0, false))
	if err != nil {
		return nil, err
	}
	var found []int
	for _, hit := range result.Hits {
		at, err := strconv.Atoi(hit.ID)
		if err != nil {
			return nil, err
		}
		found = append(found, at)
	}
	return found, nil
}

func (b *bleveIndex) size() (int64, string) { return b.bytes, "heap" }
func (b *bleveIndex) close() error          { return b.index.Close() }
