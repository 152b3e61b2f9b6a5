/// For the withdrawn question about cooking.
extension AnswerList {
    static let dishes: AnswerList = """
        # By judgement; no counts.
        pasta; spaghetti; spaghetti bolognese; eggs; scrambled eggs; omelette; pancakes; cake; chocolate cake
        pizza; chicken; lasagne; soup; toast; salad; chilli; curry; pâtes; spaghettis; œufs; œufs au plat
        crêpes; gâteau; gâteau au chocolat; gâteau au yaourt; quiche; quiche lorraine; poulet; soupe; salade
        riz; tarte aux pommes
        """
}
