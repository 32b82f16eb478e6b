// Names of northern Europe.
// Part of Exeat, the compliance gateway.
// SPDX-License-Identifier: Apache-2.0

extension NameStock {
    static let danish = NameStock(
        "da",
        given: "Anne Mette Søren Lærke Frederik Jørgen Kirsten Mikkel Åse Rasmus",
        family: "Jensen Nielsen Sørensen Møller Østergaard Kjær Nørgaard Lund",
        streets: "Hovedgaden Kirkevej Østergade Skovvej")

    static let swedish = NameStock(
        "sv",
        given: "Anna Björn Åsa Göran Märta Lars Ingrid Östen Elsa Håkan",
        family: "Andersson Sjöberg Åkesson Nyström Lindqvist Öberg Hägg Ek",
        streets: "Storgatan Kyrkvägen Björkvägen Åsgatan")

    static let norwegian = NameStock(
        "nb",
        given: "Kari Øyvind Ingrid Bjørn Åse Sigurd Marit Tor Håkon Solveig",
        family: "Hansen Bjørnstad Ødegård Lie Haugen Nygård Sæther Vik",
        streets: "Storgata Kirkeveien Bjørkeveien Øvre_gate")

    static let icelandic = NameStock(
        "is",
        given: "Guðrún Þór Sigríður Jón Æsa Björk Ásgeir Hrafn Ólöf Einar",
        family: """
            Jónsdóttir Sigurðsson Þórsdóttir Guðmundsson Ólafsdóttir Einarsson Æsudóttir \
            Bjarnason
            """,
        streets: "Aðalgata Strandgata Skólavegur Þórsgata")

    static let finnish = NameStock(
        "fi",
        given: "Aino Väinö Päivi Jyrki Kaarina Mikko Säde Yrjö Helmi Tuomas",
        family: "Virtanen Mäkinen Hämäläinen Järvinen Lehtonen Ylönen Niemelä Korhonen",
        streets: "Koivutie Kirkkokatu Mäkitie Järvenranta")

    static let estonian = NameStock(
        "et",
        given: "Mari Jüri Õie Tõnu Küllike Mart Ülle Kalev Leelo Andres",
        family: "Tamm Sepp Mägi Põld Kõiv Ülesoo Kask Rebane",
        streets: "Pikk Kooli Järve Õunapuu_tee")

    static let latvian = NameStock(
        "lv",
        given: "Jānis Līga Mārtiņš Elīna Kārlis Žanete Zigmārs Ilze Pēteris Ieva",
        family: "Bērziņš Kalniņa Ozoliņš Liepa Krūmiņš Zariņa Vītols Pļaviņa",
        streets: "Liepu_iela Skolas_iela Jūras_iela Ozolu_iela")

    static let lithuanian = NameStock(
        "lt",
        given: "Jonas Živilė Eglė Žygimantas Rūta Mindaugas Agnė Šarūnas Birutė Kęstutis",
        family: "Kazlauskas Jankauskienė Žukauskas Šimkutė Butkus Čepaitė Petrauskas Vaitkutė",
        streets: "Liepų_gatvė Mokyklos_gatvė Ežero_gatvė Žalioji")

    static let irish = NameStock(
        "ga",
        given: "Aoife Ciarán Siobhán Pádraig Niamh Seán Gráinne Eoin Róisín Conor",
        family: "O'Brien Ó_Súilleabháin Murphy Nic_Gabhann Walsh Ó_Néill Kelly Byrne",
        streets: "Main_Street Church_Road Mill_Lane Bóthar_na_Trá")

    static let english = NameStock(
        "en",
        given: "Ann Thomas Grace Oliver Emily Harry Zoë Chloë Noah Ruby",
        family: "Smith Taylor-Jones Brown Wilson Clarke Wright Hall D'Arcy",
        streets: "High_Street Station_Road Church_Lane Mill_Road")
}
