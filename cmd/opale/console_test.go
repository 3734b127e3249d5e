package main

import "testing"

func TestNoClickStopsAWindowsConsole(t *testing.T) {
	for before, want := range map[uint32]uint32{
		0x01f7: 0x01b7, // as a console begins: quick edit is taken away, the rest stays
		0x01b7: 0x01b7,
		0x0007: 0x0087, // an old program's: it has to say that it knows of it
		0x0047: 0x0087,
	} {
		if got := steadyMode(before); got != want {
			t.Errorf("%#06x becomes %#06x, want %#06x", before, got, want)
		}
	}
}
