package screen

import "testing"

func TestMemoDrawsOnlyWhatHasChanged(t *testing.T) {
	env, drawn := &Env{}, 0
	var m Memo
	draw := func() string { drawn++; return "view" }
	for _, step := range []struct {
		does string
		do   func()
		want int
	}{
		{"first", func() {}, 1},
		{"nothing", func() {}, 1},
		{"own state", m.Forget, 2},
		{"the root's", func() { env.Revision++ }, 3},
		{"nothing again", func() {}, 3},
	} {
		step.do()
		if got := m.View(env, draw); got != "view" || drawn != step.want {
			t.Errorf("%s: drawn %d times, want %d", step.does, drawn, step.want)
		}
	}
}
