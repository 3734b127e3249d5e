package prepare

import (
	"fmt"
	"strings"

	"opale/checkin/plan"
	"opale/tui/i18n"
	"opale/tui/theme"
)

// parts is what is said of a step.
func (p *Prepare) parts(s step) []part {
	switch s {
	case listStep:
		return p.listParts()
	case venueStep:
		return p.venueParts()
	case trickyStep:
		return p.trickyParts()
	case phraseStep:
		return p.phraseParts()
	case stickStep:
		return p.stickParts()
	}
	return p.paperParts()
}

func (p *Prepare) listParts() []part {
	w, k := p.env.Words, p.known
	if k.Edition.IsZero() {
		return []part{{theme.Question, w.Prepare.NoList}}
	}
	people, at := w.Count(w.Prepare.People, k.People), p.env.Local(k.Edition.Imported)
	wordings := []string{fmt.Sprintf(w.Prepare.ListOf, people, w.ListWord(k.Edition), w.ShortDate(at), w.Clock(at))}
	if k.List != "" && p.env.Frame.Width >= roomyWidth {
		named := fmt.Sprintf(w.Prepare.ListNamed, people, w.ListWord(k.Edition), w.ShortDate(at), w.Clock(at), clean(k.List))
		wordings = append([]string{named}, wordings...)
	}
	parts := []part{{theme.Good, p.shorter(listStep, append(wordings, people+", "+w.ListWord(k.Edition))...)}}
	unnamed := ""
	if k.Unnamed > 0 {
		unnamed = w.Count(w.Prepare.Unnamed, k.Unnamed)
	}
	door := joined(w.Counts(i18n.Counted{Form: w.Roster.Unpaid, N: k.Unpaid}, i18n.Counted{Form: w.Roster.Cancelled, N: k.Canceled}), unnamed)
	if door != "" {
		parts = append(parts, part{theme.Warning, strings.ReplaceAll(door, ", ", " · ")})
	}
	return parts
}

func (p *Prepare) venueParts() []part {
	w := p.env.Words
	var said []string
	for _, v := range p.env.Overview.Event.Venues {
		said = append(said, fmt.Sprintf(w.Prepare.Desks, clean(v.Name), w.Number(p.known.Plan.At(v.ID))))
	}
	tone := theme.Good
	if len(p.known.Plan.Venues) == 0 {
		tone = theme.Question // proposed
	}
	desks := p.known.Plan.Desks(&p.env.Overview.Event)
	short := fmt.Sprintf(w.Prepare.DesksShort, w.Number(len(desks)), w.Number(len(said)))
	return []part{{tone, p.shorter(venueStep, strings.Join(said, " · "), short)}}
}

func (p *Prepare) phraseParts() (parts []part) {
	w, k := &p.env.Words.Prepare, p.known
	noted := k.Plan.Noted == k.Identity
	switch {
	case k.Identity == "":
		parts = []part{{theme.Question, p.shorter(phraseStep, w.NoPhrase, w.NoPhraseShort)}}
	case noted && k.Words != "":
		parts = []part{{theme.Good, p.shorter(phraseStep, k.Words+"   ("+w.Noted+")", k.Words, w.Noted)}}
	case noted:
		parts = []part{{theme.Good, p.shorter(phraseStep, w.NotedUnseen, w.Noted)}}
	case k.Words != "":
		parts = []part{{theme.Already, strings.ToUpper(k.Words)}, {theme.Plain, w.WriteDown + " " + w.WriteDown2}}
	default:
		parts = []part{{theme.Question, w.Unnoted}}
	}
	if p.other && p.at == phraseStep {
		parts = append(parts, part{theme.Warning, w.OtherFor})
	}
	return parts
}

func (p *Prepare) stickParts() []part {
	w, k := p.env.Words, p.known
	done, of := 0, 0
	for _, desk := range p.sticks() {
		if desk == plan.Round {
			continue
		}
		of++
		if p.stand(desk) == plan.Written {
			done++
		}
	}
	tone, said := theme.Plain, p.shorter(stickStep, w.Prepare.Sticks, w.Prepare.SticksShort)
	switch {
	case done == 0 && len(p.notice.lines) > 0:
		said = w.Prepare.SticksShort // what has just been said of one is worth more
	case done == of && of > 0:
		tone, said = theme.Good, w.Prepare.AllWritten
	case len(k.Plan.Sticks) > 0:
		said = fmt.Sprintf(pluralOf(w, w.Prepare.SticksDone, done), w.Number(done), w.Number(of))
	}
	parts := []part{{tone, said}}
	if names := p.behind(plan.Behind); names != "" {
		parts = append(parts, part{theme.Warning, fmt.Sprintf(w.Prepare.RewriteAll, names)})
	}
	if names := p.behind(plan.Locked); names != "" {
		parts = append(parts, part{theme.Warning, fmt.Sprintf(w.Prepare.RewriteKey, names)})
	}
	if len(k.Lacks) > 0 && p.at == stickStep {
		parts = append(parts, part{theme.Warning, fmt.Sprintf(w.Prepare.Lacks, strings.Join(k.Lacks, " "+w.Prepare.Or+" "))})
	}
	return parts
}

// pluralOf is the form of a sentence with more than one hole.
func pluralOf(w *i18n.Words, p i18n.Plural, n int) string {
	if n == 1 || n == 0 && w.Lang == i18n.French {
		return p.One
	}
	return p.Many
}

func (p *Prepare) paperParts() []part {
	w, made := p.env.Words, p.known.Plan.Papers
	switch {
	case made == nil:
		return []part{{theme.Question, p.shorter(paperStep, w.Prepare.NoPapers, w.Prepare.NoPapersShort)}}
	case !made.Edition.Same(p.known.Edition):
		return []part{{theme.Warning, w.Prepare.PapersOld}}
	}
	files := w.Count(w.Prepare.Papers, made.Files)
	return []part{{theme.Good, p.shorter(paperStep, fmt.Sprintf(w.Prepare.PapersIn, files, clean(made.Folder)), files)}}
}
