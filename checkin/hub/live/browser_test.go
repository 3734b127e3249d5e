//go:build browser

package live_test

import (
	"context"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// Pictures to look at: go test -tags browser ./checkin/hub/live -run Browser -pictures DIR
var pictures = flag.String("pictures", "", "a folder for pictures of the page")

// browser starts a headless Chromium. Where there is none, the test fails: who
// has none leaves the tag out.
func browser(t *testing.T) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Fatal("no Chromium: the page was tried in no browser")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.WSURLReadTimeout(2*time.Minute))
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	return ctx
}

// page is the live page in a browser.
type page struct {
	t   *testing.T
	ctx context.Context
}

func run[T any](p page, action chromedp.Action[T]) T {
	p.t.Helper()
	value, err := chromedp.Run(p.ctx, action)
	if err != nil {
		p.t.Fatal(err)
	}
	return value
}

// wait waits until the page says that something is so.
func (p page) wait(expression string) {
	p.t.Helper()
	run(p, chromedp.Poll[chromedp.Void](expression, chromedp.WithPollingTimeout(2*time.Minute)))
}

// figure is the large number.
func (p page) figure() string {
	p.t.Helper()
	return run(p, chromedp.Text(".total .figure strong"))
}

func (p page) darken() {
	p.t.Helper()
	run(p, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		dark := &emulation.MediaFeature{Name: "prefers-color-scheme", Value: "dark"}
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{dark}})
		return err
	}))
}

func (p page) picture(name string) {
	p.t.Helper()
	if *pictures == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(*pictures, name), run(p, chromedp.FullScreenshot(100)), 0o644); err != nil {
		p.t.Fatal(err)
	}
}

func TestABrowserFollowsTheFigures(t *testing.T) {
	r := newRig(t)
	r.arrive("calais-j1", "calais", 70, 90*time.Second)
	r.now = opening
	r.arrive("boulogne-j1", "boulogne", 41, 2*time.Minute)
	p := page{t, browser(t)}
	run(p, chromedp.EmulateViewport(1280, 900))
	run(p, chromedp.Navigate(r.server.URL+r.path+"?lang=fr"))
	p.picture("wide.png")
	if text := p.figure(); text != "111" {
		t.Errorf("111 arrived, the page says %q", text)
	}
	run(p, chromedp.Evaluate[chromedp.Void](`window.refused = []; document.addEventListener("securitypolicyviolation", e => refused.push(e.violatedDirective))`))
	r.now = opening
	r.arrive("montreuil-j1", "montreuil", 1, time.Minute)
	ended := r.tick() // on and on: the browser may not be listening yet
	p.wait(`document.querySelector(".total .figure strong").textContent === "112"`)
	ended()
	if refused := run(p, chromedp.Evaluate[[]string](`refused`)); len(refused) > 0 {
		t.Errorf("the page breaks its own policy: %q", refused)
	}
	p.darken()
	p.picture("dark.png")
	run(p, chromedp.EmulateViewport(360, 740, chromedp.EmulateMobile))
	wide := `[...document.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map(e => e.tagName)`
	if beyond := run(p, chromedp.Evaluate[[]string](wide)); len(beyond) > 0 {
		t.Errorf("on a telephone these reach beyond the screen's edge: %q", beyond)
	}
	p.picture("telephone.png")
	r.server.Listener.Close()
	r.server.CloseClientConnections()
	p.wait(`document.querySelector(".lost .age")?.textContent.includes("Connexion perdue")`)
	if text := p.figure(); text != "112" {
		t.Errorf("without the hub the page forgot its figures: %q", text)
	}
}

// tick lets time pass until the function that it returns is called.
func (r *rig) tick() (end func()) {
	ended := make(chan struct{})
	go func() {
		for {
			select {
			case r.ticks <- opening:
			case <-ended:
				return
			}
		}
	}()
	return func() { close(ended) }
}
