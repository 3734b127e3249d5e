package bundle

import (
	"encoding/json"
	"path/filepath"
	"time"

	"opale/checkin"
	"opale/checkin/disk"
)

// labelName is what a kit says of itself, beside its other files: nobody's name
// is in it.
const labelName = "opale.stick"

// Label is for whom a kit was written, and with which list: what the
// coordinator's screen reads when the stick is plugged in again, and what the
// laptop that opens it is proposed to be.
type Label struct {
	Event   checkin.EventID `json:"event"`
	Desks   []Given         `json:"desks,omitempty"` // without a device: the names that it may give, in order
	Edition checkin.Edition `json:"edition"`
	Written time.Time       `json:"written"`
}

// WriteLabel says on a stick what it is.
func WriteLabel(d Disk, folder string, l Label) error {
	text, err := json.Marshal(l)
	if err != nil {
		return err
	}
	return replace(d, filepath.Join(folder, labelName), text)
}

// LabelAt reads what a stick says of itself; ok is false where it says nothing
// that can be read.
func LabelAt(d Disk, folder string) (l Label, ok bool) {
	text, err := disk.ReadStart(d, filepath.Join(folder, labelName), maxNote)
	if err != nil || json.Unmarshal(text, &l) != nil {
		return Label{}, false
	}
	l.Edition.Word = checkin.Clean(l.Edition.Word)
	for i := range l.Desks {
		l.Desks[i].Desk = checkin.Clean(l.Desks[i].Desk)
	}
	return l, true
}
