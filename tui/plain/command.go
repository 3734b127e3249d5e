package plain

import (
	"fmt"
	"slices"
	"strings"

	"opale/checkin"
	"opale/tui/i18n"
	"opale/tui/screen"
)

// command is one thing that can be asked for behind a colon.
type command struct {
	word func(*i18n.Commands) string
	does string // in the language of now
	do   func(d *desk, rest string)
	kind kind
}

// kind is when a command can be used.
type kind uint8

const (
	ends  kind = iota // at an open desk; it gives up what is under way
	tells             // at an open desk
	free              // always
)

// commands lists them, in the order in which they are told.
func (d *desk) commands() []command {
	a, p := &d.env.Words.Actions, &d.env.Words.Plain
	return []command{
		{func(c *i18n.Commands) string { return c.Undo }, a.Undo, (*desk).undo, ends},
		{func(c *i18n.Commands) string { return c.New }, a.NewPerson, (*desk).walkIn, ends},
		{func(c *i18n.Commands) string { return c.Count }, a.Count, (*desk).count, ends},
		{func(c *i18n.Commands) string { return c.Group }, a.Group, (*desk).group, ends},
		{func(c *i18n.Commands) string { return c.Page }, p.Person, (*desk).page, ends},
		{func(c *i18n.Commands) string { return c.Leave }, p.Leave, (*desk).leave, ends},
		{func(c *i18n.Commands) string { return c.Aside }, a.Aside, (*desk).aside, ends},
		{func(c *i18n.Commands) string { return c.Operator }, a.Operator, (*desk).operator, ends},
		{func(c *i18n.Commands) string { return c.Session }, a.Session, (*desk).session, ends},
		{func(c *i18n.Commands) string { return c.Status }, p.Status, func(d *desk, _ string) { d.status() }, tells},
		{func(c *i18n.Commands) string { return c.Language }, a.Language, func(d *desk, _ string) { d.speak() }, free},
		{func(c *i18n.Commands) string { return c.Cancel }, p.Cancel, func(d *desk, _ string) { d.giveUp() }, free},
		{func(c *i18n.Commands) string { return c.Help }, p.List, func(d *desk, _ string) { d.help() }, free},
		{func(c *i18n.Commands) string { return c.Quit }, a.Quit, func(d *desk, _ string) { d.quit() }, free},
	}
}

// called is how a command is typed.
func (d *desk) called(c *command) string { return colon + c.word(&d.env.Words.Plain.Words) }

// command does what stands behind a colon.
func (d *desk) command(text string) {
	name, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
	if name == "" {
		d.help()
		return
	}
	c := d.named(name)
	switch {
	case c == nil:
		d.say(fmt.Sprintf(d.env.Words.Plain.Unknown, colon+name, colon))
	case c.kind != free && d.isExcluded():
		d.sayExcluded()
	case c.kind != free && d.lock.on:
		d.say(d.env.Words.Lock.Title, d.env.Words.Lock.AnyPIN)
	case c.kind != free && d.must:
		d.say(d.env.Words.Plain.Needs)
	default:
		d.obey(c, strings.TrimSpace(rest))
	}
}

// obey does what a command says. A form that goes on asks its question again.
func (d *desk) obey(c *command, rest string) {
	if c.kind == ends {
		d.asking, d.repeat = nil, nil
	}
	c.do(d, rest)
	if c.kind != ends && d.repeat != nil && !d.left {
		d.repeat()
	}
}

// named finds a command by its word in either language or, in that of now, by
// the beginning of one; nil where there is none.
func (d *desk) named(name string) *command {
	all, name := d.commands(), checkin.Fold(name)
	is := func(lang i18n.Lang, matches func(word string) bool) func(command) bool {
		words := &i18n.For(lang).Plain.Words
		return func(c command) bool { return matches(checkin.Fold(c.word(words))) }
	}
	same := func(word string) bool { return word == name }
	for _, lang := range []i18n.Lang{d.env.Words.Lang, d.env.Words.Lang.Other()} {
		if i := slices.IndexFunc(all, is(lang, same)); i >= 0 {
			return &all[i]
		}
	}
	begins := is(d.env.Words.Lang, func(word string) bool { return strings.HasPrefix(word, name) })
	i := slices.IndexFunc(all, begins)
	if i < 0 || slices.ContainsFunc(all[i+1:], begins) {
		return nil
	}
	return &all[i]
}

func (d *desk) help() {
	all := d.commands()
	for i := range all {
		d.say(d.called(&all[i]), all[i].does)
	}
}

// giveUp ends a form, or lets go of what is offered.
func (d *desk) giveUp() {
	if d.must {
		d.say(d.env.Words.Plain.Needs)
		return
	}
	d.turn()
	d.say(d.env.Words.Plain.Dropped)
}

func (d *desk) quit() {
	d.say(d.env.Words.Quit.Safe)
	d.left = true
}

// speak changes the language.
func (d *desk) speak() {
	d.env.Words = i18n.For(d.env.Words.Lang.Other())
	if err := d.o.Settings.Remember(screen.SettingLanguage, string(d.env.Words.Lang)); err != nil {
		d.trouble("", err)
		return
	}
	d.say(d.env.Words.Plain.Speaks)
}
