package main

import (
	"context"
	"time"

	"opale/checkin/roster"
)

// recollect reads what was answered about earlier lists. Where there is no
// database yet, or it cannot be read, nothing was: whatever is wrong with it,
// the import says.
func (p *program) recollect(ctx context.Context) *roster.Memory {
	store, err := p.read(ctx)
	if err != nil {
		return nil
	}
	defer store.Close()
	memory, err := roster.Recollect(store)
	if err != nil {
		return nil
	}
	return memory
}

// learn keeps what was said of lists that were taken in, so that it need not be
// said of the next; before that, what was said of them earlier is forgotten if
// so asked.
func learn(settings roster.Settings, lists []listFile, forget bool, on time.Time) error {
	memory, err := roster.Recollect(settings)
	if err != nil {
		return err
	}
	said := forget
	for _, f := range lists {
		if forget {
			memory.Forget(f.list.Labels, memory.Recall(f.list.Labels)...)
			memory.ForgetSheet(f.list)
		}
		told := f.list.Told(on)
		said = memory.LearnSheet(f.list, on) || said || len(told) > 0
		memory.Learn(f.list.Labels, told...)
	}
	if !said {
		return nil
	}
	return memory.Keep(settings)
}
