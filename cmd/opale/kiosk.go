package main

import (
	"os"
	"os/signal"

	"github.com/spf13/cobra"

	"opale/checkin"
	"opale/tui/pin"
)

// manner is how a screen is shown, beside whose it is.
type manner struct {
	large, still bool
	kiosk        bool
	forget       bool // take the PINs away first
}

// mannerFlags gives a command that opens the screen the flags of how.
func (p *program) mannerFlags(c *cobra.Command, m *manner) {
	c.Flags().BoolVar(&m.large, "large", false, p.words.Hand.FlagLarge)
	c.Flags().BoolVar(&m.still, "no-motion", false, p.words.Hand.FlagNoMotion)
}

// kioskFlags gives the desk's command the flags of a desk that is open to all.
func (p *program) kioskFlags(c *cobra.Command, m *manner) {
	c.Flags().BoolVar(&m.kiosk, "kiosk", false, p.words.Hand.FlagKiosk)
	c.Flags().BoolVar(&m.forget, "forget-pins", false, p.words.Hand.FlagForget)
}

// guardPINs takes the PINs away where that was asked for, and sees to it that a
// kiosk can be left: by the coordinator's PIN alone, and by no Ctrl+C.
func (p *program) guardPINs(store checkin.Store, m *manner) error {
	if m.forget {
		if err := pin.Forget(store); err != nil {
			return err
		}
	}
	if !m.kiosk {
		return nil
	}
	set, err := pin.IsSet(store, pin.Coordinator)
	if err != nil {
		return err
	}
	if !set {
		return &spoken{p.words.Hand.KioskNeedsPIN}
	}
	signal.Ignore(os.Interrupt)
	return nil
}
