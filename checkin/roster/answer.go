package roster

import (
	"maps"
	"time"

	"opale/checkin"
)

// answers is what the organiser said of a list: now, and before.
type answers struct {
	columns  map[string]telling           // by folded label
	statuses map[string]checkin.Status    // what words mean, folded, in whatever column
	recalled map[string]map[string]Answer // the same as it was said before, by column and word
	words    map[string]map[string]checkin.Status
}

func newAnswers(head heading, options Options) answers {
	a := answers{
		columns: map[string]telling{}, statuses: map[string]checkin.Status{},
		recalled: map[string]map[string]Answer{}, words: map[string]map[string]checkin.Status{},
	}
	for word, status := range options.Statuses {
		a.statuses[checkin.Fold(word)] = status
	}
	for _, before := range options.Memory.Recall(head.names()) {
		label := checkin.Fold(before.Label)
		switch {
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
		a.columns[checkin.Fold(label)] = telling{use: use}
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
