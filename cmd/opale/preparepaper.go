package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"opale/checkin"
	"opale/checkin/bundle"
	"opale/checkin/disk"
	"opale/checkin/paper"
	"opale/checkin/plan"
)

// paperJob is one file that is to be printed.
type paperJob struct {
	name  string
	write func(io.Writer) error
}

// WritePapers writes what is to be printed into a folder on the desktop, each
// file whole or not at all.
func (w *preparing) WritePapers(ctx context.Context, progress func(done, of int)) error {
	return w.change(func(p *plan.Plan) error {
		jobs, err := w.paperJobs(ctx)
		if err != nil {
			return err
		}
		folder, err := w.paperFolder()
		if err != nil {
			return err
		}
		for i, job := range jobs {
			progress(i, len(jobs))
			if err := ctx.Err(); err != nil {
				return err
			}
			content, err := asFile(job.write)
			if err != nil {
				return err
			}
			path := filepath.Join(folder, job.name)
			if err := disk.Replace(w.onDisk(), path, disk.Private, content); err != nil {
				return bundle.Failed("write papers", path, err)
			}
		}
		imports, err := w.store.Imports()
		if err != nil {
			return err
		}
		p.Papers = &plan.Papers{Folder: folder, Files: len(jobs), Written: w.clock.Now(), Edition: checkin.EditionOf(imports)}
		return nil
	})
}

// paperJobs are the page beside each laptop, the signature sheets of each venue, and the list to fall back on
// of each session.
func (w *preparing) paperJobs(ctx context.Context) (jobs []paperJob, err error) {
	event, err := w.store.Event()
	if err != nil {
		return nil, err
	}
	m, err := w.member(event.ID)
	if err != nil {
		return nil, err
	}
	if m == nil {
		return nil, checkin.Errorf(checkin.CodeInvalid, "write papers", "no identity")
	}
	lock, err := m.PaperWords()
	if err != nil {
		return nil, err
	}
	lang, words := w.pageLanguage(), &w.program.words.Paper
	desks, err := desksOf(w.store, &event)
	if err != nil {
		return nil, err
	}
	jobs = append(jobs, paperJob{fileName(words.MemoName), func(out io.Writer) error {
		return paper.WriteMemos(out, lang, paper.MemosOf(&event, "", desks, w.clock.Now()))
	}})
	for _, v := range event.Venues {
		sessions := event.SessionsAt(v.ID)
		if len(sessions) == 0 {
			continue
		}
		jobs = append(jobs, paperJob{fileName(words.SheetName, v.Name), func(out io.Writer) error {
			sheets, _, err := fillSheets(ctx, w.store, paper.Sheet{Event: event, Made: time.Now()}, sessions)
			if err != nil {
				return err
			}
			return paper.WriteSheets(out, lang, sheets)
		}})
		for _, s := range sessions {
			day := w.program.words.ShortDate(s.Opens.In(event.Location()))
			jobs = append(jobs, paperJob{fileName(words.ListName, v.Name, day, string(s.ID)), func(out io.Writer) error {
				list, err := fallbackList(ctx, w.store, checkin.Place{Event: event, Session: s}, time.Now())
				if err != nil {
					return err
				}
				return paper.WriteFallback(out, lang, list, lock)
			}})
		}
	}
	return jobs, nil
}

// WriteTricky writes the names that will hold up the queue, half a page for each
// venue.
func (w *preparing) WriteTricky(ctx context.Context) (string, error) {
	event, err := w.store.Event()
	if err != nil {
		return "", err
	}
	report, err := findTricky(ctx, w.store, &event)
	if err != nil {
		return "", err
	}
	folder, err := w.paperFolder()
	if err != nil {
		return "", err
	}
	content, err := asFile(func(out io.Writer) error {
		return paper.WriteTricky(out, w.pageLanguage(), w.trickyPages(&event, report, ""))
	})
	if err != nil {
		return "", err
	}
	path := filepath.Join(folder, fileName(w.program.words.Paper.TrickyName))
	return path, bundle.Failed("write papers", path, disk.Replace(w.onDisk(), path, disk.Private, content))
}

// fileName is words as any file system takes them.
func fileName(words ...string) string {
	var parts []string
	for _, word := range words {
		if word = strings.ReplaceAll(checkin.Fold(word), " ", "-"); word != "" {
			parts = append(parts, word)
		}
	}
	return strings.Join(parts, "-") + ".pdf"
}

// paperFolder is made on the desktop, else among the user's documents, else in
// their folder.
func (w *preparing) paperFolder() (string, error) {
	home, err := os.UserHomeDir()
	if err != nil {
		return "", err
	}
	at := home
	for _, parent := range []string{os.Getenv("OneDrive"), home} {
		for _, name := range append(desktops, "Documents") {
			folder := filepath.Join(parent, name)
			if info, err := os.Stat(folder); parent != "" && at == home && err == nil && info.IsDir() {
				at = folder
			}
		}
	}
	folder := filepath.Join(at, w.program.words.Paper.FolderName)
	if err := w.onDisk().MakeLast(folder); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", bundle.Failed("write papers", folder, err)
	}
	return folder, nil
}
