package roster

import (
	"maps"
	"slices"
	"time"

	"opale/checkin"
)

// answers is what the organiser said of a list: now, and before.
type answers struct {
	columns  map[string]telling           // by folded label
	statuses map[string]checkin.Status    // what words mean, folded, in whatever column
	recalled map[string]map[string]Answer // the same as it was said before, by column and word
	words    map[string]map[string]checkin.Status
	untold   []string // words of which nothing is believed that was said before
}

func newAnswers(head heading, options Options) answers {
	a := answers{
		columns: map[string]telling{}, statuses: map[string]checkin.Status{},
		recalled: map[string]map[string]Answer{}, words: map[string]map[string]checkin.Status{},
	}
	for word, status := range options.Statuses {
		if word = checkin.Fold(word); status != "" {
			a.statuses[word] = status
		} else {
			a.untold = append(a.untold, word)
		}
	}
	for _, before := range options.Memory.Recall(head.names()) {
		label := checkin.Fold(before.Label)
		switch {
		case before.Word != "" && slices.Contains(a.untold, checkin.Fold(before.Word)):
		case before.Word == "":
			a.columns[label] = telling{before.Use, before.On}
		case a.recalled[label] == nil:
			a.recalled[label] = map[string]Answer{}
			fallthrough
		default:
			a.recalled[label][checkin.Fold(before.Word)] = before
		}
	}
	for label, use := range options.Columns {
		if label = checkin.Fold(label); use != "" {
			a.columns[label] = telling{use: use}
		} else {
			delete(a.columns, label)
		}
	}
	for label, said := range a.recalled {
		a.words[label] = map[string]checkin.Status{}
		for word, before := range said {
			a.words[label][word] = before.Status
		}
		maps.Copy(a.words[label], a.statuses)
	}
	return a
}

// of is what words mean in a column.
func (a *answers) of(column label) map[string]checkin.Status {
	if words := a.words[checkin.Fold(column.text())]; words != nil {
		return words
	}
	return a.statuses
}

// since is when a word's meaning was said: zero where it was now.
func (a *answers) since(column label, word string) time.Time {
	if _, now := a.statuses[checkin.Fold(word)]; now {
		return time.Time{}
	}
	return a.recalled[checkin.Fold(column.text())][checkin.Fold(word)].On
}

// Untold lists what was answered about this list's columns and words before,
// and is to be forgotten now: see [Options].
func (l *List) Untold(o Options) (untold []Answer) {
	for label, use := range o.Columns {
		if use == "" {
			untold = append(untold, Answer{Label: label})
		}
	}
	for word, status := range o.Statuses {
		for _, w := range l.Words {
			if status == "" && checkin.Fold(w.Word) == checkin.Fold(word) {
				untold = append(untold, Answer{Label: w.Label, Word: w.Word})
			}
		}
	}
	return untold
}

// Told lists what the organiser said of the list now, as it is to be
// remembered.
func (l *List) Told(on time.Time) (told []Answer) {
	for _, columns := range [][]Column{l.Format.Columns, l.Format.Unused} {
		for _, c := range columns {
			if c.Evidence == EvidenceTold && c.Since.IsZero() {
				told = append(told, Answer{Label: c.Label, Use: c.Use, On: on})
			}
		}
	}
	for _, w := range l.Words {
		if w.Told && w.Since.IsZero() {
			told = append(told, Answer{Label: w.Label, Word: w.Word, Status: w.Status, On: on})
		}
	}
	return told
}
