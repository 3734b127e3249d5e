package lookup

import "testing"

func TestNamesThatNobodyTellsApartByEar(t *testing.T) {
	alike := [][2]Name{
		{{"Philippe", "Lefèvre"}, {"PHILIPPE", "LEFEVRE"}},
		{{"Philippe", "Lefebvre"}, {"Philippe", "Lefèvre"}},
		{{"Philippe", "Lefeuvre"}, {"Filippe", "Lefebvre"}},
		{{"Claire", "Martin"}, {"Martin", "Claire"}},
		{{"Claire", "Martin"}, {"", "MARTIN Claire"}},
		{{"Anne", "Dupont"}, {"Anne", "Dupond"}},
		{{"Jean-Luc", "Delattre"}, {"Jean Luc", "Delâtre"}},
		{{"Karim", "Wagner"}, {"Karim", "Vagner"}},
	}
	for _, pair := range alike {
		if Sound(pair[0]) != Sound(pair[1]) || !Alike(pair[0], pair[1]) || !Alike(pair[1], pair[0]) {
			t.Errorf("%v sounds %q, %v %q", pair[0], Sound(pair[0]), pair[1], Sound(pair[1]))
		}
	}
	apart := [][2]Name{
		{{"Claire", "Martin"}, {"Clara", "Martin"}},
		{{"Claire", "Martin"}, {"Claire", "Morin"}},
		{{"Claire", "Martin"}, {"Claire", "Martinez"}},
		{{"Jean", "Martin"}, {"Jean Marie", "Martin"}},
		{{"Hugo", "Petit"}, {"Inès", "Petit"}},
	}
	for _, pair := range apart {
		if Sound(pair[0]) == Sound(pair[1]) && Alike(pair[0], pair[1]) {
			t.Errorf("%v and %v are told apart by any ear", pair[0], pair[1])
		}
	}
	if Sound(Name{"", " - "}) != "" {
		t.Error("what is no name has a sound")
	}
}

func TestNamesOfOnePersonWrittenTwice(t *testing.T) {
	for _, pair := range [][2]Name{
		{{"Claire", "Martin"}, {"Claire", "Martni"}},
		{{"Catherine", "Delattre"}, {"Cathy", "Delattre"}},
		{{"Frédéric", "Vasseur"}, {"Fred", "VASSEUR"}},
		{{"J.", "Boutin"}, {"Jeanne", "Boutin"}},
		{{"Claire", "Martin-Lenoir"}, {"Claire", "Martin"}},
		{{"Marie-Claire", "Hoguet"}, {"Claire", "Hoguet"}},
		{{"Hoguet", "Claire"}, {"Claire", "Hoguet"}},
		{{"", "HOGUET Claire"}, {"Claire", "Hoguet"}},
		{{"Olivier", "Carpentier"}, {"Olivier", "Charpentier"}},
	} {
		if !Near(pair[0], pair[1]) || !Near(pair[1], pair[0]) {
			t.Errorf("%v and %v may be one person", pair[0], pair[1])
		}
	}
	for _, pair := range [][2]Name{
		{{"Jean", "Martin"}, {"Jeanne", "Martin"}},
		{{"Michel", "Martin"}, {"Michèle", "Martin"}},
		{{"Claude", "Martin"}, {"Claudine", "Martin"}},
		{{"Frédéric", "Martin"}, {"Frédérique", "Martin"}},
		{{"Nicolas", "Martin"}, {"Nicole", "Martin"}},
		{{"Julie", "Martin"}, {"Julien", "Martin"}},
		{{"Paul", "Martin"}, {"Pauline", "Martin"}},
		{{"Claire", "Martin"}, {"Marc", "Martin"}},
		{{"Claire", "Martin"}, {"Claire", "Dubois"}},
		{{"Léa", "Roy"}, {"Léo", "Roy"}},
		{{"", "Martin"}, {"", "Martin"}},
		{{"", ""}, {"", ""}},
	} {
		if Near(pair[0], pair[1]) || Near(pair[1], pair[0]) {
			t.Errorf("%v and %v are two", pair[0], pair[1])
		}
	}
}
