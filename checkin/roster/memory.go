package roster

import (
	"encoding/json"
	"slices"
	"time"

	"opale/checkin"
)

// Answer is what a person said of a column, or of a word for a status in it.
type Answer struct {
	Label  string         `json:"label"`
	Word   string         `json:"word,omitempty"` // empty where the column is meant
	Use    Use            `json:"use,omitempty"`
	Status checkin.Status `json:"status,omitempty"`
	On     time.Time      `json:"on"`
}

// about reports whether two answers are to the same question.
func (a Answer) about(b Answer) bool {
	return checkin.Fold(a.Label) == checkin.Fold(b.Label) && checkin.Fold(a.Word) == checkin.Fold(b.Word)
}

// Memory is what was answered about the lists that were taken in on a laptop,
// so that nobody is asked twice. What was said of a column holds for lists with
// mostly the same columns: tomorrow's export, which has one more, but not
// another tool's, where the label may mean something else. What was said of a
// word holds wherever it stands in a column of the same label.
type Memory struct {
	Lists  []Answered    `json:"lists"`            // the last one first
	Sheets []ChosenSheet `json:"sheets,omitempty"` // the last one first
}

// Answered is a list that something was answered about.
type Answered struct {
	Labels  []string `json:"labels"` // folded
	Answers []Answer `json:"answers"`
}

const (
	maxAnswered = 50  // lists that are remembered
	maxAnswers  = 200 // of one of them
)

// Recall finds the answers that hold for a list with these columns.
func (m *Memory) Recall(labels []string) (recalled []Answer) {
	if m == nil || len(labels) == 0 {
		return nil
	}
	set := foldedSet(labels)
	for i := range m.Lists {
		list := &m.Lists[i]
		same := areAlike(set, list.Labels)
		for _, a := range list.Answers {
			_, here := slices.BinarySearch(set, checkin.Fold(a.Label))
			if here && (same || a.Word != "") && !slices.ContainsFunc(recalled, a.about) {
				recalled = append(recalled, a)
			}
		}
	}
	return recalled
}

// Learn keeps what was answered about a list with these columns, in the place
// of what was answered before.
func (m *Memory) Learn(labels []string, answers ...Answer) {
	if len(labels) == 0 || len(answers) == 0 {
		return // a file that does not name its columns looks like any other
	}
	set := foldedSet(labels)
	list := Answered{Labels: set, Answers: slices.Clone(answers)}
	if at := slices.IndexFunc(m.Lists, func(l Answered) bool { return areAlike(set, l.Labels) }); at >= 0 {
		for _, before := range m.Lists[at].Answers {
			if !slices.ContainsFunc(answers, before.about) {
				list.Answers = append(list.Answers, before)
			}
		}
		m.Lists = slices.Delete(m.Lists, at, at+1)
	}
	list.Answers = list.Answers[:min(len(list.Answers), maxAnswers)]
	m.Lists = append([]Answered{list}, m.Lists[:min(len(m.Lists), maxAnswered-1)]...)
}

// Forget drops the answers to some questions about a list with these columns.
func (m *Memory) Forget(labels []string, questions ...Answer) {
	for _, a := range m.Recall(labels) {
		if !slices.ContainsFunc(questions, a.about) {
			continue
		}
		for i := range m.Lists {
			if a.Word != "" || areAlike(foldedSet(labels), m.Lists[i].Labels) {
				m.Lists[i].Answers = slices.DeleteFunc(m.Lists[i].Answers, a.about)
			}
		}
	}
	m.Lists = slices.DeleteFunc(m.Lists, func(l Answered) bool { return len(l.Answers) == 0 })
}

// foldedSet is labels, folded, each once, in order.
func foldedSet(labels []string) []string {
	var set []string
	for _, label := range labels {
		if folded := checkin.Fold(label); folded != "" {
			set = append(set, folded)
		}
	}
	slices.Sort(set)
	return slices.Compact(set)
}

// areAlike reports whether two thirds of all the labels of two lists are in
// both.
func areAlike(a, b []string) bool {
	common := 0
	for _, label := range a {
		if _, ok := slices.BinarySearch(b, label); ok {
			common++
		}
	}
	return common > 0 && 3*common >= 2*(len(a)+len(b)-common)
}

// Settings are remembered on this laptop alone: [checkin.Store] has them.
type Settings interface {
	Remembered(key string) (string, error)
	Remember(key, value string) error
}

const settingMemory = "list-answers"

// Recollect reads what is remembered; what cannot be understood is asked again.
func Recollect(s Settings) (*Memory, error) {
	text, err := s.Remembered(settingMemory)
	m := new(Memory)
	if err != nil || text == "" {
		return m, err
	}
	if json.Unmarshal([]byte(text), m) != nil {
		return new(Memory), nil
	}
	return m, nil
}

// Keep writes it down.
func (m *Memory) Keep(s Settings) error {
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return s.Remember(settingMemory, string(text))
}
