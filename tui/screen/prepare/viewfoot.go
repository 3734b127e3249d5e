package prepare

import (
	"fmt"

	"opale/tui/widget"
)

// foot is the keys of now.
func (p *Prepare) foot() []widget.Hint {
	w := p.env.Words
	k, say := &w.Keys, &w.Prepare
	move := widget.Hint{Key: k.Down + " " + k.Up, Does: say.Move}
	back := widget.Hint{Key: k.Escape, Does: say.Back, Short: w.Desk.Back, Stays: true}
	switch {
	case p.work.asked != 0 && p.work.meter != nil:
		return []widget.Hint{{Key: k.Escape, Does: say.Stop}}
	case p.work.asked != 0:
		return nil
	case p.venues != nil:
		foot := []widget.Hint{{Key: k.Left + " " + k.Right, Does: w.Setup.Choose}, {Key: k.Enter, Does: w.Setup.Next}}
		if p.venues.At == len(p.venues.Rows)-1 {
			return []widget.Hint{{Key: k.Enter, Does: say.Keep}, {Key: k.Escape, Does: w.Desk.Back}}
		}
		return append(foot, widget.Hint{Key: k.Escape, Does: w.Desk.Back, Stays: true})
	case p.known == nil:
		return []widget.Hint{back}
	}
	foot := []widget.Hint{p.doing()}
	switch {
	case p.at == phraseStep && p.known.Identity != "" && !p.other:
		foot = append(foot, widget.Hint{Key: k.Right, Does: say.Other})
	case p.at == phraseStep && p.other:
		foot = append(foot, widget.Hint{Key: k.Left, Does: say.Keep})
	case p.at == stickStep:
		foot = append(foot, widget.Hint{Key: k.Left + " " + k.Right, Does: say.DoChoose})
		if len(p.drives.found) > 1 {
			foot = append(foot, widget.Hint{Key: k.PageDown, Does: say.DoNextDrive})
		}
	}
	return append(foot, move, back)
}

// doing is what Enter does.
func (p *Prepare) doing() widget.Hint {
	say, k := &p.env.Words.Prepare, p.known
	hint := widget.Hint{Key: p.env.Words.Keys.Enter, Does: say.Do}
	switch p.at {
	case listStep:
		hint.Does = say.DoList
		if !k.Edition.IsZero() {
			hint.Does = say.DoNewList
		}
		if p.env.Lists == nil {
			hint.Key = ""
		}
	case venueStep:
		hint.Does = say.DoVenues
	case phraseStep:
		hint.Does = p.doPhrase()
	case trickyStep:
		hint.Does, hint.Short = say.DoTricky, say.DoTrickyShort
		if k.Tricky.All() == 0 {
			hint.Does, hint.Short = p.env.Words.Setup.Next, ""
		}
	case stickStep:
		name := p.stickName(p.sticks()[p.drives.desk])
		hint.Does = fmt.Sprintf(say.DoWrite, name)
		switch s, ok := p.drive(); {
		case !ok, s.Alien, s.Folder == p.drives.spent:
			hint.Key = "" // another one is wanted first
		case p.narrow():
			hint.Does = say.DoWriteShort // whose, the bar says
		case s.IsKit:
			hint.Does = fmt.Sprintf(say.DoRewrite, name)
		}
	case paperStep:
		hint.Does = say.DoPapers
	}
	return hint
}

func (p *Prepare) doPhrase() string {
	say, k := &p.env.Words.Prepare, p.known
	switch {
	case p.other:
		return say.DoOther
	case k.Identity == "":
		return say.DoPhrase
	case k.Plan.Noted == k.Identity:
		return p.env.Words.Setup.Next
	case k.Words != "":
		return say.DoNoted
	}
	return say.DoHave
}
