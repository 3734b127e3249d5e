package tui_test

import (
	"context"
	"testing"

	"opale/checkin/hub"
	"opale/tui"
	"opale/tui/screen"
)

// invited is a hub that tells a test which invitation it is asked to take up.
type invited struct{ links chan string }

func (i *invited) Address() string            { return "" }
func (i *invited) State() hub.State           { return hub.State{} }
func (i *invited) Excluded() screen.Exclusion { return screen.Exclusion{} }
func (i *invited) Try()                       {}
func (i *invited) Host() error                { return nil }
func (i *invited) Unhost()                    {}
func (i *invited) Hosting() screen.Hosting    { return screen.Hosting{} }
func (i *invited) News() <-chan struct{}      { return nil }

func (i *invited) Join(_ context.Context, link string) error {
	i.links <- link
	return nil
}

// One invitation, and what laptops type where a scanner with an American
// keyboard reads its QR code.
const (
	invitation = "opale://join/192.168.1.20:7474/4yc000000000000000000000m4/0g10c0000000002dtp9p/essai"
	onPC       = "OPQLEM!!JOIN!&çé:&-_:&:éàMè'è'!'YCààààààààààààààààààààà?'!àG&àCàààààààààéDTPçP!ESSQI"
	onPCCaps   = "opqlem§§join§192/168/1/20m7474§4yc000000000000000000000,4§0g10c0000000002dtp9p§essqi"
	onMac      = "OPQLEM==JOIN=&çé:&§!:&:éàMè'è'='YCààààààààààààààààààààà?'=àG&àCàààààààààéDTPçP=ESSQI"
	onMacCaps  = "opqlem==join=&ÇÉ:&§!:&:ÉÀmÈ'È'='ycÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀ?'=Àg&ÀcÀÀÀÀÀÀÀÀÀÉdtpÇp=essqi"
)

func TestAScannedInvitationIsPutRight(t *testing.T) {
	rig, _ := expect(t)
	hub := &invited{make(chan string, 1)}
	term := startWith(t, rig, 100, 30, func(o *tui.Options) { o.Hub, o.Settings = hub, rig.Store })
	term.sees("Nom, société")
	const ctrlG, page = "\x07", "collez-le ou tapez-le"
	for what, scan := range map[string]func(){
		"typed, closed by Enter": func() { term.send(ctrlG); term.sees(page); term.send(onPC + enter) },
		"typed, closed by nothing": func() {
			term.send(ctrlG)
			term.sees(page)
			term.send(onPC)
			term.sees("DTPçP!ESSQI")
			term.send(enter)
		},
		"with Caps Lock":           func() { term.send(ctrlG); term.sees(page); term.send(onPCCaps + enter) },
		"on a Mac":                 func() { term.send(ctrlG); term.sees(page); term.send(onMac + enter) },
		"on a Mac, with Caps Lock": func() { term.send(ctrlG); term.sees(page); term.send(onMacCaps + enter) },
		"pasted": func() {
			term.send(ctrlG)
			term.sees(page)
			term.paste(onPC + "\r\n")
			term.sees("DTPçP!ESSQI")
			term.send(enter)
		},
		"where guests are looked for": func() { term.send(onPC + enter); term.sees(page, "dtp9p/essai"); term.send(enter) },
		"pasted there":                func() { term.paste(onPC); term.sees(page, "dtp9p/essai"); term.send(enter) },
	} {
		t.Run(what, func(t *testing.T) {
			scan()
			if got := <-hub.links; got != invitation {
				t.Errorf("the hub is asked for %s", got)
			}
			term.send(escape)
			term.sees("Nom, société", "┃ ▌")
		})
	}
	term.send("opqlem") // somebody's name, for all we know: searched as it is typed
	term.sees("┃ opqlem▌")
}
