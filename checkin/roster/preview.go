package roster

import "opale/checkin"

const previewed = 5 // people

// Preview is what a person looks at before a list is taken in.
type Preview struct {
	Format     Format                 `json:"format"` // and which column was taken for what
	Read       int                    `json:"read"`
	People     []Person               `json:"people"` // five, as they will look
	Statuses   map[checkin.Status]int `json:"statuses"`
	Words      []StatusWord           `json:"words"`      // of the statuses
	Unknown    []StatusWord           `json:"unknown"`    // those nobody is admitted by, to be asked about
	Duplicates []Warning              `json:"duplicates"` // inside the file
	Doubts     []Warning              `json:"doubts"`     // the others
	Skipped    []Skip                 `json:"skipped"`
	Refused    []Refusal              `json:"refused"`
	AlreadyIn  int                    `json:"already_in"`
}

// Person is one row of a list.
type Person struct {
	Line   int            `json:"line"`
	Fields checkin.Fields `json:"fields"`
}

// Preview sums the list up. The people are spread over the file, so that its
// end is seen too.
func (l *List) Preview() Preview {
	p := Preview{
		Format: l.Format, Read: len(l.Rows), Statuses: map[checkin.Status]int{}, Words: l.Words,
		Skipped: l.Skipped, Refused: l.Refused, AlreadyIn: len(l.AlreadyIn),
	}
	for i := range l.Rows {
		var r checkin.Registration
		r.Values[checkin.FieldStatus] = l.Rows[i].Value(checkin.FieldStatus)
		p.Statuses[r.Status()]++
	}
	n := min(previewed, len(l.Rows))
	for i := range n {
		r := l.Rows[i*(len(l.Rows)-1)/max(n-1, 1)]
		p.People = append(p.People, Person{r.Line, r.All()})
	}
	for _, w := range l.Words {
		if !w.Known {
			p.Unknown = append(p.Unknown, w)
		}
	}
	for _, w := range l.Warnings {
		if w.Doubt == DoubtDuplicate || w.Doubt == DoubtDuplicateCode {
			p.Duplicates = append(p.Duplicates, w)
		} else {
			p.Doubts = append(p.Doubts, w)
		}
	}
	return p
}
