package main

import (
	"context"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"opale/tui/screen"
)

// chargeEvery is how often the battery is looked at.
const chargeEvery = 30 * time.Second

// power watches the battery while a desk is open, and keeps the machine awake:
// a laptop that falls asleep at a reception has lost the keyboard's first guest.
// What a system cannot tell or do is left out.
type power struct {
	stop    context.CancelFunc
	done    chan struct{}
	release func()
	holds   func() bool // whether the machine is kept awake

	mu     sync.Mutex
	charge screen.Charge
}

var _ screen.Power = (*power)(nil)

func watchPower(ctx context.Context) *power {
	ctx, stop := context.WithCancel(ctx)
	p := &power{stop: stop, done: make(chan struct{})}
	p.release, p.holds = stayAwake()
	go p.run(ctx)
	return p
}

func (p *power) run(ctx context.Context) {
	defer close(p.done)
	every := time.NewTicker(chargeEvery)
	defer every.Stop()
	for {
		charge := readCharge(ctx)
		p.mu.Lock()
		p.charge = charge
		p.mu.Unlock()
		select {
		case <-ctx.Done():
			return
		case <-every.C:
		}
	}
}

// Charge is what was last seen of the battery.
func (p *power) Charge() screen.Charge {
	p.mu.Lock()
	defer p.mu.Unlock()
	charge := p.charge
	charge.Awake = p.holds()
	return charge
}

// end lets the machine sleep again.
func (p *power) end() {
	p.stop()
	<-p.done
	p.release()
}

// suppliesCharge reads the power supplies as Linux shows them in files. Of
// several batteries the fullest counts; those of mice and headsets do not.
func suppliesCharge(supplies fs.FS) screen.Charge {
	var charge screen.Charge
	folders, _ := fs.Glob(supplies, "*")
	read := func(folder, name string) string {
		text, _ := fs.ReadFile(supplies, path.Join(folder, name))
		return strings.TrimSpace(string(text))
	}
	for _, folder := range folders {
		if read(folder, "type") != "Battery" || read(folder, "scope") == "Device" {
			continue
		}
		percent, err := strconv.Atoi(read(folder, "capacity"))
		if err != nil {
			continue
		}
		charge.Known = true
		charge.Percent = max(charge.Percent, percent)
		charge.Draining = charge.Draining || read(folder, "status") == "Discharging"
	}
	return charge
}

var pmsetBattery = regexp.MustCompile(`InternalBattery\S*.*?(\d+)%; ([a-z ]+);`)

// pmsetCharge reads what pmset of macOS says.
func pmsetCharge(said string) screen.Charge {
	found := pmsetBattery.FindStringSubmatch(said)
	if found == nil {
		return screen.Charge{}
	}
	percent, _ := strconv.Atoi(found[1]) // digits
	return screen.Charge{Known: true, Percent: percent, Draining: found[2] == "discharging"}
}

// systemPower is what Windows tells: GetSystemPowerStatus.
type systemPower struct {
	ACLine, Battery, Percent, Saver uint8
	Left, Full                      uint32
}

// What Windows says for a desktop, and for what it does not know.
const (
	noBattery = 128
	unknown   = 255
	offline   = 0
)

func (s *systemPower) charge() screen.Charge {
	if s.Battery == unknown || s.Battery&noBattery != 0 || s.Percent > 100 {
		return screen.Charge{}
	}
	return screen.Charge{Known: true, Percent: int(s.Percent), Draining: s.ACLine == offline}
}
