package person

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"opale/checkin"
	"opale/tui/screen"
)

// tell says one entry in words.
func (p *Page) tell(h *checkin.Happening) string {
	w := &p.env.Words.History
	switch h.Kind {
	case checkin.KindRegistered:
		switch list := checkin.Clean(h.Body.List); {
		case h.Body.WalkIn:
			return w.AtDesk
		case list != "":
			return fmt.Sprintf(w.Registered, list)
		}
		return w.FromList
	case checkin.KindAmended:
		if list := checkin.Clean(h.Body.List); list != "" {
			return fmt.Sprintf(w.ListChange, list, p.fields(h))
		}
		return fmt.Sprintf(w.Amended, p.fields(h))
	case checkin.KindArrived:
		return p.tellArrival(h)
	case checkin.KindUndone:
		return join(" · ", p.tellUndo(h), p.reason(h))
	case checkin.KindAnswered:
		profile := checkin.Profile(h.Personal.Fields[checkin.FieldProfile])
		return fmt.Sprintf(w.Answered, p.env.Words.Facts.Profile(profile))
	case checkin.KindNoted:
		return fmt.Sprintf(w.Noted, checkin.Clean(h.Personal.Note))
	}
	if said, ok := map[checkin.Kind]string{
		checkin.KindWithdrawn: w.Withdrawn, checkin.KindLeft: w.Left, checkin.KindJoined: w.Joined,
		checkin.KindDecided: w.Decided, checkin.KindErased: w.Erased,
	}[h.Kind]; ok {
		return said
	}
	return fmt.Sprintf(w.Other, checkin.Clean(string(h.Kind)))
}

func (p *Page) tellArrival(h *checkin.Happening) string {
	words := p.env.Words
	w, session := &words.History, p.session(h.Session)
	said := fmt.Sprintf(w.Arrived, session)
	if h.Body.At != 0 {
		said = fmt.Sprintf(w.ArrivedAt, session, words.Clock(p.env.Local(time.UnixMilli(h.Body.At))))
	}
	despite := ""
	if h.Body.Override != "" {
		despite = fmt.Sprintf(w.Despite, p.refused(h.Body.Override))
	}
	swapped := ""
	if h.Body.Swapped {
		swapped = w.Swapped
	}
	return join(" · ", said, despite, swapped, p.reason(h))
}

// refused is the refusal that was set aside, in a word.
func (p *Page) refused(o checkin.Outcome) string {
	w := p.env.Words
	switch o {
	case checkin.OutcomeUnpaid:
		return cmp.Or(screen.OwnWord(&p.page.Registration), w.Door.Unpaid)
	case checkin.OutcomeCancelled:
		return w.Door.Cancelled
	case checkin.OutcomeBlocked:
		return w.Door.Blocked
	case checkin.OutcomeAlreadyIn:
		return w.History.AlreadyIn
	}
	return w.History.Elsewhere
}

func (p *Page) reason(h *checkin.Happening) string {
	if reason := checkin.Clean(h.Personal.Reason); reason != "" {
		return fmt.Sprintf(p.env.Words.History.Reason, reason)
	}
	return ""
}

// tellUndo says what was taken back.
func (p *Page) tellUndo(h *checkin.Happening) string {
	w := &p.env.Words.History
	if h.Body.Swapped {
		return w.UndoneSwap
	}
	for i := range p.page.History {
		if of := &p.page.History[i]; of.Entry == h.Body.Entry {
			return cmp.Or(map[checkin.Kind]string{
				checkin.KindLeft: w.UndoneLeft, checkin.KindDecided: w.UndoneDone, checkin.KindJoined: w.UndoneJoin,
			}[of.Kind], w.Undone)
		}
	}
	return w.Undone
}

// fields says what an amendment changed, in the order of the fields: what became
// of those that anybody may read, of the others their names.
func (p *Page) fields(h *checkin.Happening) string {
	w := &p.env.Words.History
	var said []string
	for f := range checkin.NumFields {
		value, changed := h.Personal.Fields[f]
		if !changed {
			continue
		}
		name := strings.ToLower(p.env.Words.Facts.Fields[f])
		switch {
		case !isTold(f):
		case checkin.Clean(value) == "":
			name += " " + w.Nothing
		default:
			name = fmt.Sprintf(w.Value, name, checkin.Clean(value))
		}
		said = append(said, name)
	}
	return strings.Join(said, ", ")
}

// isTold reports whether the history tells what a field became.
func isTold(f checkin.Field) bool {
	return f == checkin.FieldShow || slices.Contains(Correctable, f) && !isPrivate(f)
}
