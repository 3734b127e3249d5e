package main

import (
	"context"
	"io"
	"path/filepath"
	"testing"

	"opale/checkin"
	"opale/cmd/opale/wording"
)

func TestAFaultyFileIsSaidAndNotCopiedOverAGoodCopy(t *testing.T) {
	atHome(t)
	ctx := context.Background()
	p := &program{words: &wording.French, out: io.Discard, errs: io.Discard}
	store, err := p.own(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	log, closeLog := openLog()
	defer closeLog()
	watch := keepSafe(ctx, store, log)
	watch.stop()
	<-watch.done
	fault := checkin.Errorf(checkin.CodeDamaged, "check file", "")
	watch.found(fault)
	if told := <-watch.tell; told != fault {
		t.Errorf("the screen is told %v", told)
	}
	if err := watch.end(ctx); err != fault {
		t.Errorf("the desk ended with %v", err)
	}
	dir, err := dataFolder()
	if err != nil {
		t.Fatal(err)
	}
	if copies, _ := filepath.Glob(filepath.Join(dir, "backups", "*")); len(copies) > 0 {
		t.Errorf("copied: %v", copies)
	}
}
