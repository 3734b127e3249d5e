// Package tui is the desk on the terminal: a Bubble Tea program on a
// [checkin.Desk]. It knows the domain and its interfaces only; what stands
// behind them (SQLite, the index) is wired by cmd.
//
//	terminal ─> root.Update ─> scan.Detector ─> the topmost screen's Update
//	                │                                   │
//	                │ answers, to all screens           │ commands: questions, with a worker.Ticket
//	                └───────────<───────────┬───────────┤
//	                                        │           │ Env.Queue: writes, in the order asked for
//	                     worker.Done, in that order ────┘
//
// # Adding a screen
//
//  1. A package tui/screen/NAME with New(env *screen.Env, …) *NAME, a pointer
//     that satisfies [screen.Screen]: Update(msg) tea.Cmd and View() string.
//  2. Its words in tui/i18n/NAME.go: a struct, French and English, and a field
//     in i18n.Words. The tests of i18n find a missing one.
//  3. View draws env.Frame.Body rows through a [screen.Memo]; Update calls
//     Forget where it changed something. Roles come from env.Theme, never
//     colours; lines from tui/widget; names from i18n (they are cleaned there),
//     any other data through [checkin.Clean].
//  4. Keys: match msg := msg.(tea.KeyPressMsg) with env.Keys.Action(msg);
//     keymap.None is typing. What every screen has (help, language, quit) the
//     root handles before. No question is answered by a letter or a digit; a
//     screen that nobody types into is a [screen.Passing], and a
//     [screen.Holding] too if it sometimes must stay after all.
//     What can be clicked is marked where it is drawn (package zone; hints, panels
//     and forms mark themselves), and Update hears zone.Click: it chooses, no more.
//  5. A question runs in the tea.Cmd that Update returns, and its message
//     carries the worker.NewTicket() it was asked under; an answer with an older
//     ticket is dropped. A write is env.Queue.Do(func(ctx) tea.Msg {…}); its
//     message comes to Update of all screens, in the order of the writes.
//  6. What a screen may be besides: a [screen.Opener] reads something when it
//     is shown, a [screen.Passing] is taken away by the next letter or code, a
//     [screen.Eager] can take a letter back. Timers go through Env.Later.
//  7. To show another screen: return env.Send(screen.OpenPerson{ID: id}), to
//     go back: env.Send(screen.Close{}). If it is new, a message in package
//     screen and a line in the root's navigation.
//  8. Goldens at 80×24, 120×40 and 40×10 in French and English, and of its roles,
//     by screentest.Golden, which also presses each key that is shown; a line in
//     the tests' list of screens; and a journey on the virtual terminal.
package tui
