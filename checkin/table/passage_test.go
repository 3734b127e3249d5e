package table

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
)

// passages are two people's: one came twice over, left once and came again,
// the other has no code.
func examplePassages() Passages {
	event := checkin.Fabriques(2026)
	stream := checkin.StreamID{7}
	out := &checkin.Departure{Entry: checkin.EntryID{Stream: stream, Seq: 4}, Time: time.Date(2026, 11, 28, 11, 0, 0, 0, time.UTC), Desk: "Calais 1", Operator: "=Zoé"}
	numbered := func(a checkin.Arrival, seq uint64, left *checkin.Departure) checkin.Arrival {
		a.Entry, a.Left = checkin.EntryID{Stream: stream, Seq: seq}, left
		return a
	}
	takenBack := numbered(arrival("calais-j1", 8, 0), 1, nil)
	takenBack.Undone = &checkin.Undo{}
	people := []Attendee{
		{Registration: registration(1, map[checkin.Field]string{checkin.FieldCode: "K1"}), Arrivals: []checkin.Arrival{
			takenBack, numbered(arrival("calais-j1", 9, 0), 2, out), numbered(arrival("calais-j1", 9, 1), 3, out), numbered(arrival("calais-j1", 13, 0), 5, nil),
			numbered(arrival("calais-j2", 9, 0), 6, nil),
		}},
		{Registration: registration(2, nil), Arrivals: []checkin.Arrival{numbered(arrival("calais-j1", 9, 5), 7, nil)}},
		{Registration: registration(3, nil)},
	}
	return Passages{People: People{Event: &event, Each: each(people)}, Sessions: []checkin.SessionID{"calais-j1"}}
}

func TestPassagesForPretix(t *testing.T) {
	s := examplePassages()
	var out bytes.Buffer
	if err := s.WritePretix(&out); err != nil {
		t.Fatal(err)
	}
	stream := checkin.StreamID{7}.String()
	want := strings.Join([]string{
		`{"secret":"K1","source_type":"barcode","type":"entry","datetime":"2026-11-28T09:00:07+01:00","nonce":"` + stream + `.2","force":true}`,
		`{"secret":"K1","source_type":"barcode","type":"entry","datetime":"2026-11-28T09:01:07+01:00","nonce":"` + stream + `.3","force":true}`,
		`{"secret":"K1","source_type":"barcode","type":"exit","datetime":"2026-11-28T12:00:00+01:00","nonce":"` + stream + `.4","force":true}`,
		`{"secret":"K1","source_type":"barcode","type":"entry","datetime":"2026-11-28T13:00:07+01:00","nonce":"` + stream + `.5","force":true}`, "",
	}, "\n")
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
	if s.Written != 4 || s.Codeless != 1 {
		t.Errorf("%d written, %d without a code", s.Written, s.Codeless)
	}
}

func TestPassagesForAnyTool(t *testing.T) {
	s := examplePassages()
	var out bytes.Buffer
	if err := s.WriteScans(&out); err != nil {
		t.Fatal(err)
	}
	stream := checkin.StreamID{7}.String()
	want := strings.Join([]string{
		"code,sens,heure,seance,poste,operateur,ecriture",
		"K1,entree,2026-11-28T09:00:07+01:00,calais-j1,Calais 2,Inès," + stream + ".2",
		"K1,entree,2026-11-28T09:01:07+01:00,calais-j1,Calais 2,Inès," + stream + ".3",
		"K1,sortie,2026-11-28T12:00:00+01:00,calais-j1,Calais 1,'=Zoé," + stream + ".4",
		"K1,entree,2026-11-28T13:00:07+01:00,calais-j1,Calais 2,Inès," + stream + ".5", "",
	}, "\r\n")
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}
