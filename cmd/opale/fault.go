package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"opale/checkin"
	"opale/checkin/roster"
	"opale/tui/i18n"
)

// errRefused ends a command with exit code 1 whose output has said it all.
var errRefused = errors.New("refused")

// spoken is an error that is already a sentence in the user's language.
type spoken struct{ text string }

func (e *spoken) Error() string { return e.text }

// exit says an error to the person, once, and returns the exit code.
func (p *program) exit(err error) int {
	var usage *usageError
	var said *spoken
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errRefused):
		return exitRefused
	case errors.As(err, &usage):
		p.remark("%s\n%s", usage.text, fmt.Sprintf(p.words.SeeAlso, usage.command))
		return exitUsage
	case errors.Is(err, context.Canceled):
		p.remark("%s", p.words.Interrupted)
	case errors.As(err, &said):
		p.remark("%s", said.text)
	default:
		s := p.sentence(err)
		p.remark("%s\n%s\n%s", s.What, s.Safe, s.Press)
	}
	return exitRefused
}

// aboutTheFile lists the codes of which the sentence names the database: the
// detail of such an error is for whoever reads the source.
var aboutTheFile = []checkin.Code{
	checkin.CodeBusy, checkin.CodeDiskFull, checkin.CodeReadOnly, checkin.CodeNotDatabase,
	checkin.CodeDamaged, checkin.CodeNewer, checkin.CodeMissing, checkin.CodeLost,
}

// sentence finds the words for an error: what happened, whether the data is
// safe, what to do.
func (p *program) sentence(err error) i18n.Sentence {
	var coded *checkin.Error
	var list *roster.Error
	var file *fs.PathError
	var kit *kitError
	if errors.As(err, &kit) {
		if s, ok := p.kitSentence(kit); ok {
			return s
		}
	}
	var out *unwritten
	if errors.As(err, &out) {
		if s, ok := p.unwrittenSentence(out); ok {
			return s
		}
	}
	var byHand *carriedError
	if errors.As(err, &byHand) {
		if s, ok := p.carriedSentence(byHand); ok {
			return s
		}
	}
	var byHub *hubError
	if errors.As(err, &byHub) {
		if s, ok := p.hubSentence(byHub); ok {
			return s
		}
	}
	if errors.As(err, &list) && list.Err == nil {
		if s, ok := p.words.ListTrouble(list); ok {
			return s
		}
	}
	switch {
	case errors.As(err, &coded) && slices.Contains(aboutTheFile, coded.Code):
		path, _ := p.database()
		return detailed(p.words.Faults[coded.Code], path)
	case errors.As(err, &coded) && coded.Code == checkin.CodeHeld:
		return detailed(p.words.Faults[checkin.CodeHeld], p.holderLine(err))
	case errors.As(err, &coded) && coded.Code == checkin.CodeSealed:
		return detailed(p.words.Faults[checkin.CodeSealed], p.sealedDetail(coded.Detail))
	case errors.As(err, &coded) && coded.Code != checkin.CodeInternal:
		return detailed(p.words.Faults[coded.Code], coded.Detail)
	case errors.As(err, &file) && errors.Is(err, fs.ErrNotExist):
		return detailed(p.words.NoFile, file.Path)
	case errors.As(err, &file) && errors.Is(err, fs.ErrPermission):
		return detailed(p.words.Forbidden, file.Path)
	}
	return detailed(p.words.Faults[checkin.CodeInternal], err.Error())
}

// detailed puts the detail where the sentence has a place for it.
func detailed(s i18n.Sentence, detail string) i18n.Sentence {
	s.What = strings.ReplaceAll(s.What, "%s", checkin.Clean(detail))
	return s
}

// isPathError reports whether the disk, not what is in the file, is at fault.
func isPathError(err error) bool {
	var file *fs.PathError
	return errors.As(err, &file)
}
