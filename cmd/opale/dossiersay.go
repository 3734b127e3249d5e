package main

import (
	"fmt"
	"strings"
	"time"

	"opale/checkin"
	"opale/checkin/table"
)

// sayDossier writes what is held on a person, to be given to them.
func (p *program) sayDossier(event *checkin.Event, d *dossierFact) error {
	w := &p.words.Rights
	s := &sheet{program: p}
	s.line("%s", w.Title)
	s.line("%s · %s", event.Name, fmt.Sprintf(w.Made, p.onDay(d.Made)))
	s.line("%s", d.IDs[0])
	for _, id := range d.IDs[1:] {
		s.line("%s "+w.Joined, id)
	}
	s.heading(w.Now)
	s.values(d.Values)
	s.listed(w.FormerCodes, d.Codes)
	s.flags(d)
	s.heading(w.Row, len(d.Row))
	s.cells(d.Row)
	s.heading(w.Former, len(d.Former))
	for _, f := range d.Former {
		s.line("  %s  %s : %s%s", p.onDay(f.Time), s.label(f.Field), checkin.Clean(f.Value), by(f.Desk, f.Operator))
	}
	s.heading(w.Arrivals, len(d.Arrivals))
	for i := range d.Arrivals {
		s.passage(&d.Arrivals[i])
	}
	s.heading(w.History, len(d.History))
	for i := range d.History {
		s.happening(&d.History[i])
	}
	s.heading(w.Conflicts, len(d.Conflicts))
	for i := range d.Conflicts {
		s.conflict(&d.Conflicts[i])
	}
	s.heading(w.Aside, len(d.Aside))
	for i := range d.Aside {
		a := &d.Aside[i]
		s.line("  %s, %s", w.Places[a.Place], s.kind(a.Kind))
		s.values(a.Values)
		s.words(a.Note, a.Reason)
	}
	s.heading(w.Holders, len(d.Holders))
	for _, h := range d.Holders {
		s.line("  %s : %s, %s", p.deskLabel(event, h.Desk, h.Venue), p.words.Count(p.words.Entries, h.Entries), fmt.Sprintf(p.words.Carry.LastWord, p.onDay(h.Heard)))
	}
	s.heading(w.Copies)
	s.line("  %s", p.words.Count(w.Backups, len(d.Copies.Backups)))
	for what, where := range map[string]string{w.OnStick: d.Copies.Stick, w.OnPaper: d.Copies.Paper} {
		if where != "" {
			s.line("  "+what, where)
		}
	}
	return s.err
}

// onDay is a day and a time of day.
func (p *program) onDay(t time.Time) string {
	return p.words.FullDate(t) + t.Format(" 2006 ") + p.words.Clock(t)
}

// by is who said something, behind it.
func by(desk, operator string) string {
	var parts []string
	for _, part := range []string{desk, operator} {
		if part = checkin.Clean(part); part != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

// sheet is a page of lines; once one cannot be written, none is.
type sheet struct {
	*program
	err error
}

func (s *sheet) line(format string, args ...any) {
	if s.err == nil {
		s.err = s.say(format, args...)
	}
}

// heading begins a part; one with nothing in it says so.
func (s *sheet) heading(title string, counts ...int) {
	s.line("\n%s", title)
	for _, n := range counts {
		if n == 0 {
			s.line("  %s", s.program.words.Rights.Nothing)
		}
	}
}

// label is what people call a field that JSON has by its name.
func (s *sheet) label(field string) string {
	f, _ := checkin.ParseField(field)
	return s.program.words.Facts.Fields[f]
}

func (s *sheet) kind(k checkin.Kind) string {
	return checkin.Clean(table.KindName(table.Language(s.program.words.Lang), k))
}

func (s *sheet) values(values map[string]string) {
	for f := range checkin.FieldCells {
		v, has := values[f.String()]
		if !has {
			continue
		}
		if f == checkin.FieldProfile {
			v = s.program.words.Facts.Profile(checkin.Profile(v))
		}
		s.line("  %-18s %s", s.program.words.Facts.Fields[f], checkin.Clean(v))
	}
}

func (s *sheet) listed(label string, values []string) {
	for _, v := range values {
		s.line("  %-18s %s", label, checkin.Clean(v))
	}
}

func (s *sheet) flags(d *dossierFact) {
	w := &s.program.words.Rights
	for said, is := range map[string]bool{w.Erased: d.Erased, w.WalkIn: d.WalkIn, w.Withdrawn: d.Withdrawn} {
		if is {
			s.line("  %s", said)
		}
	}
}

func (s *sheet) cells(row []cellFact) {
	for _, c := range row {
		s.line("  %-18s %s", checkin.Clean(c.Column), checkin.Clean(c.Value))
	}
}

func (s *sheet) words(texts ...string) {
	for _, text := range texts {
		if text = checkin.Clean(text); text != "" {
			s.line("    "+s.program.words.History.Reason, text)
		}
	}
}

func (s *sheet) passage(a *passageFact) {
	w := &s.program.words.Rights
	line := fmt.Sprintf("  %s  %s%s", s.onDay(a.Time), checkin.Clean(string(a.Session)), by(a.Desk, a.Operator))
	if a.Left != nil {
		line += " · " + fmt.Sprintf(w.Left, s.program.words.Clock(*a.Left))
	}
	if u := a.Undone; u != nil {
		line += " · " + fmt.Sprintf(w.Undone, s.onDay(u.Time)) + by(u.Desk, u.Operator)
	}
	s.line("%s", line)
	s.words(a.Reason)
	if a.Undone != nil {
		s.words(a.Undone.Reason)
	}
}

func (s *sheet) happening(h *happeningFact) {
	line := fmt.Sprintf("  %s  %s", s.onDay(h.Time), s.kind(h.Kind))
	for _, more := range []string{string(h.Session), h.List} {
		if more = checkin.Clean(more); more != "" {
			line += ", " + more
		}
	}
	s.line("%s%s", line, by(h.Desk, h.Operator))
	s.words(h.Note, h.Reason)
	for f := range checkin.FieldCells {
		if v, has := h.Values[f.String()]; has {
			s.line("    %s : %s", s.program.words.Facts.Fields[f], checkin.Clean(v))
		}
	}
	if len(h.Row) > 0 {
		s.line("    %s", s.program.words.Facts.Fields[checkin.FieldCells])
	}
	for _, c := range h.Row {
		s.line("      %s : %s", checkin.Clean(c.Column), checkin.Clean(c.Value))
	}
}

func (s *sheet) conflict(c *conflictFact) {
	line := s.program.words.Rights.Kinds[c.Kind]
	if c.Field != "" {
		line += ", " + s.label(c.Field) + " : " + checkin.Clean(strings.Join(c.Values, " / "))
	}
	if c.Session != "" {
		line += ", " + checkin.Clean(string(c.Session))
	}
	s.line("  %s", line)
}
