package join

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	tea "charm.land/bubbletea/v2"

	"opale/checkin"
	"opale/checkin/hub"
	"opale/tui/screen"
	"opale/tui/screen/screentest"
)

const link = "opale://join/192.168.1.20:7474/7k3v9x2m/4fz8q1w2/fabriques-numeriques"

// played is a hub that plays what a test wants to see.
type played struct {
	address string
	state   hub.State
	err     error
	asked   []string
	tries   int
	hosting screen.Hosting
	joined  func()
}

func (p *played) Address() string         { return p.address }
func (p *played) State() hub.State        { return p.state }
func (p *played) Try()                    { p.tries++ }
func (p *played) Hosting() screen.Hosting { return p.hosting }
func (p *played) Unhost()                 { p.hosting = screen.Hosting{} }

func (p *played) Host() error {
	if p.err == nil {
		p.hosting = screen.Hosting{Address: "192.168.1.20"}
	}
	return p.err
}
func (p *played) Excluded() screen.Exclusion { return screen.Exclusion{} }
func (p *played) News() <-chan struct{}      { return nil }

func (p *played) Join(_ context.Context, link string) error {
	p.asked = append(p.asked, link)
	if p.joined != nil {
		p.joined()
	}
	if p.err == nil {
		p.address = "192.168.1.20:7474"
	}
	return p.err
}

func open(r *screentest.Rig, p *played) *Join {
	r.Env.Hub = p
	p.state.Synced = r.Env.Overview.Now.Add(-2 * time.Minute)
	if p.state.Trouble != "" {
		p.state.Failing = r.Env.Overview.Now.Add(-8 * time.Minute)
	}
	r.Env.Linked = p.state
	j := New(r.Env, "")
	r.Show(j, nil)
	return j
}

func TestJoin(t *testing.T) {
	const at = "192.168.1.20:7474"
	failing := func(code checkin.Code) func(t *testing.T, r *screentest.Rig) {
		return func(t *testing.T, r *screentest.Rig) {
			open(r, &played{err: checkin.Errorf(code, "join hub", "")})
			r.Press(link, "enter")
		}
	}
	for name, prepare := range map[string]func(t *testing.T, r *screentest.Rig){
		"alone":   func(t *testing.T, r *screentest.Rig) { open(r, &played{}) },
		"typed":   func(t *testing.T, r *screentest.Rig) { open(r, &played{}); r.Press(link) },
		"offline": failing(checkin.CodeOffline),
		"used":    failing(checkin.CodeAlready),
		"no-link": failing(checkin.CodeInvalid),
		"joined": func(t *testing.T, r *screentest.Rig) {
			open(r, &played{address: at, state: hub.State{Sent: 1212, Received: 48}})
		},
		"silent": func(t *testing.T, r *screentest.Rig) {
			open(r, &played{address: at, state: hub.State{Trouble: checkin.CodeOffline}})
		},
		"wrong": func(t *testing.T, r *screentest.Rig) {
			open(r, &played{address: at, state: hub.State{Trouble: checkin.CodeWrongKey}})
		},
		"portal": func(t *testing.T, r *screentest.Rig) {
			open(r, &played{address: at, state: hub.State{Trouble: checkin.CodePortal}})
		},
		"filtered": func(t *testing.T, r *screentest.Rig) {
			open(r, &played{address: at, state: hub.State{Trouble: checkin.CodeIntercepted}})
		},
		"hosting": func(t *testing.T, r *screentest.Rig) {
			r.Env.Hosting = screen.Hosting{Address: "192.168.1.20", Guests: 2}
			open(r, &played{hosting: r.Env.Hosting})
			r.Press("down")
		},
		"hosting-two": func(t *testing.T, r *screentest.Rig) {
			r.Env.Hosting, r.Env.Found = screen.Hosting{Address: "192.168.1.9", Guests: 1}, around()
			open(r, &played{hosting: r.Env.Hosting})
		},
		"becoming": func(t *testing.T, r *screentest.Rig) { open(r, &played{}); r.Press("down") },
		"taken": func(t *testing.T, r *screentest.Rig) {
			open(r, &played{err: checkin.Errorf(checkin.CodeHeld, "open relay", "")})
			r.Press("down", "enter")
		},
		"found": func(t *testing.T, r *screentest.Rig) {
			r.Env.Found = around()
			open(r, &played{})
		},
		"found-silent": func(t *testing.T, r *screentest.Rig) {
			r.Env.Found = around()
			open(r, &played{address: "192.168.1.9:7474", state: hub.State{Trouble: checkin.CodeOffline}})
		},
		"found-wrong": func(t *testing.T, r *screentest.Rig) {
			r.Env.Found = around()
			open(r, &played{err: checkin.Errorf(checkin.CodeWrongKey, "meet hub", "")})
			r.Press("enter")
		},
		"apart":   failing(checkin.CodeApart),
		"unnamed": failing(checkin.CodeNoName),
		"calling": func(t *testing.T, r *screentest.Rig) {
			open(r, &played{}).call = 1
			r.Env.Revision++
		},
	} {
		t.Run(name, func(t *testing.T) { screentest.Golden(t, prepare) })
	}
}

// Whoever tries now is told at once what came of it.
func TestThePageSaysASilenceAtOnce(t *testing.T) {
	r := screentest.New(t)
	p := &played{address: "192.168.1.20:7474", state: hub.State{Trouble: checkin.CodeOffline}}
	open(r, p)
	r.Env.Linked.Failing = r.Env.Overview.Now.Add(-2 * time.Second)
	r.Env.Revision++
	if seen := r.View(); !strings.Contains(seen, "le relais ne répond pas pour l'instant") {
		t.Errorf("seen:\n%s", seen)
	}
}

func TestALinkIsTypedOrPasted(t *testing.T) {
	r := screentest.New(t)
	p := &played{}
	j := open(r, p)
	r.Press("enter") // nothing is there to be joined
	r.Press(link, "enter")
	r.Send(tea.PasteMsg{Content: link + "\n"})
	r.Press("enter")
	if diff := cmp.Diff([]string{link, link}, p.asked); diff != "" {
		t.Error(diff)
	}
	if !j.field.IsEmpty() {
		t.Error("a link that is used up stays in the field")
	}
	r.Press("enter")
	if p.tries != 1 {
		t.Errorf("Enter on a joined hub tried %d times", p.tries)
	}
}

func TestAFailedLinkStaysToBeMended(t *testing.T) {
	r := screentest.New(t)
	p := &played{err: checkin.Errorf(checkin.CodeNotFound, "join hub", "")}
	j := open(r, p)
	r.Press(link, "enter")
	if j.field.Value() != link || j.err == nil {
		t.Fatalf("the field has %q, the error is %v", j.field.Value(), j.err)
	}
	r.Press("backspace")
	if j.err != nil {
		t.Error("the failure stands while the link is mended")
	}
}

func TestTheDeskSitsWhereTheInvitationSays(t *testing.T) {
	r := screentest.New(t)
	open(r, &played{joined: func() { // as cmd remembers it
		for key, value := range map[string]string{"desk": "Boulogne 2", "venue": "boulogne"} {
			if err := r.Store.Remember(key, value); err != nil {
				t.Error(err)
			}
		}
	}})
	r.Press(link, "enter")
	place := r.Env.Desk.Place()
	if place.Actor.Desk != "Boulogne 2" || place.Session.ID != "boulogne-j1" || place.Actor.Operator != "Karim" {
		t.Errorf("it sits at %+v, session %s", place.Actor, place.Session.ID)
	}
}

func TestADeskBecomesTheRelayByAnArrowAndEnter(t *testing.T) {
	r := screentest.New(t)
	p := &played{}
	open(r, p)
	r.Press("enter")
	if p.hosting.Address != "" {
		t.Fatal("Enter alone does it")
	}
	r.Press("down", "enter")
	if p.hosting.Address == "" {
		t.Fatal("it is no relay")
	}
	r.Env.Hosting = p.hosting // as the root says within the second
	r.Env.Revision++
	r.Press("enter", "x", "enter") // nothing is to be typed there
	if p.hosting.Address == "" {
		t.Fatal("a second Enter ends it")
	}
	r.Press("down", "enter")
	if p.hosting.Address != "" {
		t.Fatal("it cannot be ended")
	}
}

func TestAnAddressIsTypedOnAnyDigitRow(t *testing.T) {
	r := screentest.New(t)
	p := &played{}
	open(r, p)
	r.Press("&çé;&-_;&;éà", "enter")
	if diff := cmp.Diff([]string{"192.168.1.20"}, p.asked); diff != "" {
		t.Error(diff)
	}
}
