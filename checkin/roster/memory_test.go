package roster

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opale/checkin"
)

var (
	friday   = time.Date(2026, time.November, 27, 18, 10, 0, 0, time.UTC)
	saturday = friday.Add(14 * time.Hour)
)

// pocket keeps settings as a store does.
type pocket map[string]string

func (p pocket) Remembered(key string) (string, error) { return p[key], nil }
func (p pocket) Remember(key, value string) error      { p[key] = value; return nil }

func mustRead(t *testing.T, text string, options Options) *List {
	t.Helper()
	list, err := Read(strings.NewReader(text), "", options)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

const fridaysList = "Nom;Prénom;Parrain;Avis;Statut\nTESTARD;Léa;Atlantis;tard;Bleu\nTESTUT;Jean;Opaline;tôt;Payé\n"

func taught(t *testing.T) *Memory {
	t.Helper()
	list := mustRead(t, fridaysList, Options{
		Columns:  map[string]Use{"parrain": UseCompany, "avis": UseNothing},
		Statuses: map[string]checkin.Status{"BLEU": checkin.StatusValid},
	})
	m := new(Memory)
	m.Learn(list.Labels, list.Told(friday)...)
	settings := pocket{}
	if err := m.Keep(settings); err != nil {
		t.Fatal(err)
	}
	m, err := Recollect(settings)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestWhatWasAnsweredHoldsForTomorrowsExportToo(t *testing.T) {
	m := taught(t)
	const withOneMore = "Nom;Prénom;Badge;PARRAIN ;Avis;Statut\nTESTOT;Zoé;7;Atlantis;tard;bleu\n"
	list := mustRead(t, withOneMore, Options{Memory: m})
	row := &list.Rows[0]
	if row.Value(checkin.FieldCompany) != "Atlantis" || row.Value(checkin.FieldStatus) != string(checkin.StatusValid) {
		t.Errorf("read as %v", row.All())
	}
	c, _ := list.Format.Column(UseCompany)
	if !c.Since.Equal(friday) || c.Evidence != EvidenceTold {
		t.Errorf("the column says %+v", c)
	}
	word := list.Words[0]
	if !word.Told || !word.Known || !word.Since.Equal(friday) {
		t.Errorf("the word says %+v", word)
	}
	if told := list.Told(saturday); len(told) != 0 {
		t.Errorf("nothing was said today, but %+v", told)
	}
}

func TestWhatIsSaidNowBeatsWhatWasSaidBefore(t *testing.T) {
	m := taught(t)
	list := mustRead(t, fridaysList, Options{
		Memory:   m,
		Columns:  map[string]Use{"Parrain": UseNote},
		Statuses: map[string]checkin.Status{"bleu": checkin.StatusCancelled},
	})
	row := &list.Rows[0]
	if row.Value(checkin.FieldCompany) != "" || row.Value(checkin.FieldStatus) != string(checkin.StatusCancelled) {
		t.Errorf("read as %v", row.All())
	}
	want := []Answer{
		{Label: "Parrain", Use: UseNote, On: saturday},
		{Label: "Statut", Word: "Bleu", Status: checkin.StatusCancelled, On: saturday},
	}
	told := list.Told(saturday)
	if diff := cmp.Diff(want, told); diff != "" {
		t.Fatal(diff)
	}
	m.Learn(list.Labels, told...)
	list = mustRead(t, fridaysList, Options{Memory: m})
	if got := list.Rows[0].Value(checkin.FieldStatus); got != string(checkin.StatusCancelled) {
		t.Errorf("the next time it is %s", got)
	}
	if len(m.Lists) != 1 || len(m.Lists[0].Answers) != 3 {
		t.Errorf("remembered: %+v", m.Lists)
	}
}

func TestAnotherToolsColumnsAreItsOwn(t *testing.T) {
	m := taught(t)
	const other = "Code;Name;Email;Parrain;Order;Statut\nA1;Léa Testard;lea@example.org;un ami;12;bleu\n"
	list := mustRead(t, other, Options{Memory: m})
	if got := list.Rows[0].Value(checkin.FieldCompany); got != "" {
		t.Errorf("the company is %q", got)
	}
	if got := list.Rows[0].Value(checkin.FieldStatus); got != string(checkin.StatusValid) {
		t.Errorf("a word in a column of the same name is %q", got)
	}
}

func TestAnswersAreForgotten(t *testing.T) {
	m := taught(t)
	labels := []string{"Nom", "Prénom", "Parrain", "Avis", "Statut"}
	m.Forget(labels, Answer{Label: "avis"})
	if got := m.Recall(labels); len(got) != 2 {
		t.Errorf("one answer was to be forgotten: %+v", got)
	}
	m.Forget(labels, m.Recall(labels)...)
	if len(m.Lists) != 0 {
		t.Errorf("left: %+v", m.Lists)
	}
}

func TestAnAnswerIsTakenBackForOneList(t *testing.T) {
	m := taught(t)
	options := Options{Memory: m, Columns: map[string]Use{"PARRAIN": ""}, Statuses: map[string]checkin.Status{"bleu": ""}}
	list := mustRead(t, fridaysList, options)
	row := &list.Rows[0]
	if row.Value(checkin.FieldCompany) != "" || row.Value(checkin.FieldStatus) != string(checkin.StatusBlocked) {
		t.Errorf("read as %v", row.All())
	}
	m.Forget(list.Labels, list.Untold(options)...)
	if left := m.Recall(list.Labels); len(left) != 1 || left[0].Label != "Avis" {
		t.Errorf("left: %+v", left)
	}
}

func TestAFileWithoutNamesOfColumnsIsNotRemembered(t *testing.T) {
	const text = "TESTARD;Léa;lea.testard@example.org;Atlantis\nTESTUT;Jean;jean.testut@example.org;Opaline\n"
	list := mustRead(t, text, Options{Columns: map[string]Use{"D": UseCompany}})
	m := new(Memory)
	m.Learn(list.Labels, list.Told(friday)...)
	if len(m.Lists) != 0 || list.Rows[0].Value(checkin.FieldCompany) != "Atlantis" {
		t.Errorf("remembered %+v of %v", m.Lists, list.Rows[0].All())
	}
}

func TestTheMemoryIsBoundedAndSurvivesNonsense(t *testing.T) {
	m := new(Memory)
	for i := range 2 * maxAnswered {
		m.Learn([]string{fmt.Sprint("colonne ", i)}, Answer{Label: fmt.Sprint("colonne ", i), Use: UseCompany})
	}
	if len(m.Lists) != maxAnswered || len(m.Recall([]string{"Colonne 99"})) != 1 || len(m.Recall([]string{"Colonne 1"})) != 0 {
		t.Errorf("%d lists are remembered", len(m.Lists))
	}
	if m, err := Recollect(pocket{settingMemory: "{"}); err != nil || len(m.Lists) != 0 {
		t.Errorf("got %+v, %v", m, err)
	}
}
